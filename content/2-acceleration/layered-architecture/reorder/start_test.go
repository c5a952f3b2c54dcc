package reorder

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const (
		layers = "2-acceleration/layered-architecture"
		task   = layers + "/reorder"
	)
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		layers+"/arch/arch.go", layers+"/orders/order.go",
		layers+"/orders/errors.go", layers+"/orders/service.go",
		layers+"/orders/memory/memory.go", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "reorder_test.go"))
}
