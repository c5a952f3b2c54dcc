package retry

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const topic = "4-senior-ready/circuit-breaker"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		topic+"/budget", topic+"/retry")
	dir := filepath.Join(module, topic, "retry")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "retry_test.go"))
}
