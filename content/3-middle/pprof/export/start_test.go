package export

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy.
func TestDraftFails(t *testing.T) {
	const task = "3-middle/pprof/export"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum", "internal", task)
	dir := filepath.Join(module, task)
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "export_test.go"))
}
