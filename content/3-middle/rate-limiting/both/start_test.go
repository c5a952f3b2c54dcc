package both

import (
	"path/filepath"
	"testing"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	lab.Client(t) // no server: the test would be skipped, not fail
	const task = "3-middle/rate-limiting/both"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", "2-acceleration/redis-cache/lab", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "both_test.go"))
}
