package practice

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	const (
		topic = "2-acceleration/openapi"
		task  = topic + "/practice"
	)
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		topic+"/api/api.go", topic+"/api/openapi.yaml", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "practice_test.go"))
}
