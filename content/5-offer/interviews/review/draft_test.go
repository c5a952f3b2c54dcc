package notify

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails runs the tests against the code that stands for review.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".", "notify_test.go")
	proof.Module(t, dir, "notify")
	proof.Pass(t, ".", "cp", "testdata/draft/notify.go", dir)
	text := proof.Fail(t, dir, "go", "test", "-race", ".")
	proof.Golden(t, "testdata/draft/want.txt",
		proof.Verdicts(text, "notify_test.go", "WARNING: DATA RACE"))
}
