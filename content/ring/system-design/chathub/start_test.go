package chathub_test

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy.
func TestDraftFails(t *testing.T) {
	const task = "ring/system-design/chathub"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal/proof", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "inbox_test.go"))
}
