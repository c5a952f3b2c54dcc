package sharding

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy.
func TestDraftFails(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a copy: left out by -short")
	}
	const task = "ring/data-scaling/sharding"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum", "internal",
		task)
	text := proof.Fail(t, filepath.Join(module, task), "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "ring_test.go"))
}
