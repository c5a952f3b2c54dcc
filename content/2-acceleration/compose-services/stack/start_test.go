package stack

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const topic = "2-acceleration/compose-services"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", "1-ramp-up/docker", topic)
	text := proof.Fail(t, filepath.Join(module, topic, "stack"),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "stack_test.go"))
}
