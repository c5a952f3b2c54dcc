package lanes

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the draft")
	}
	const task = "ring/kafka/lanes"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		task)
	text := proof.Fail(t, filepath.Join(module, task), "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "lanes_test.go"))
}
