//go:build linux

package look

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const task = "ring/os/look"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "look_linux_test.go"))
}
