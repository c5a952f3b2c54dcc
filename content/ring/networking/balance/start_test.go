package balance

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs: without net/http it links soon.
func TestDraftFails(t *testing.T) {
	const task = "ring/networking/balance"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		task+"/pool.go", task+"/pool_test.go", task+"/practice.sh",
		task+"/testdata/start")
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "pool_test.go", "WARNING: DATA RACE"))
}
