package guard

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of what
// the task needs.
func TestDraftFails(t *testing.T) {
	const task = "3-middle/jwt/guard"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "guard_test.go"))
}
