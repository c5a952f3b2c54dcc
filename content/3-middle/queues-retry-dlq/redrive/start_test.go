package redrive

import (
	"path/filepath"
	"testing"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	lab.New(t) // no server: the test would be skipped, not fail
	const task = "3-middle/queues-retry-dlq/redrive"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", "2-acceleration/rabbitmq/lab", task)
	dir := filepath.Join(module, task)
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "redrive_test.go"))
}
