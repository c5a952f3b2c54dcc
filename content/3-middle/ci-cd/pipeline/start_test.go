package pipeline_test

import (
	"path/filepath"
	"testing"

	"route500k/content/3-middle/ci-cd/tools"
	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	tools.Actionlint(t, ".", file) // where it is not, a test is left out
	const topic = "3-middle/ci-cd"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		topic+"/lint", topic+"/tools", topic+"/pipeline")
	dir := filepath.Join(module, topic, "pipeline")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "pipeline_test.go"))
}
