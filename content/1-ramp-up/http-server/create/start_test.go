package create

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".", "create.go", "create_test.go",
		"practice.sh", "testdata/start/create.go")
	proof.Module(t, dir, "create")
	proof.Pass(t, dir, "go", "test", ".") // the solution
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "create_test.go"))
}
