package promo

import (
	"os/exec"
	"testing"

	"route500k/content/internal/proof"
)

// TestChangeFails does what the page asks of the reader, in another
// folder.
func TestChangeFails(t *testing.T) {
	dir := proof.Copy(t, ".", "promo.go", "promo_test.go",
		"storage_test.go", "practice.sh", "testdata/change/promo.go")
	proof.Module(t, dir, "promo")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/change/want.txt",
		proof.Verdicts(text, "promo_test.go"))
}

// TestDiff keeps the diff that the page shows.
func TestDiff(t *testing.T) {
	tool, err := exec.LookPath("diff")
	if err != nil {
		t.Skip("no diff on this machine")
	}
	text := proof.Fail(t, "testdata", tool, "-u",
		"--label", "a/promo.go", "--label", "b/promo.go",
		"base/promo.go", "change/promo.go")
	proof.Golden(t, "testdata/change.diff", text)
}
