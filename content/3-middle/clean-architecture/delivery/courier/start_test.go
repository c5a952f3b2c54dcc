package courier_test

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const task = "3-middle/clean-architecture/delivery"
	module := proof.Copy(t, "../../../..", "go.mod", "go.sum", task)
	dir := filepath.Join(module, task, "courier")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "courier_test.go"))
}
