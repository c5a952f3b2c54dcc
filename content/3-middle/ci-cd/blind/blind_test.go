// Package blind shows a test that covers everything and sees nothing.
package blind_test

import (
	"os/exec"
	"regexp"
	"testing"

	"route500k/content/internal/proof"
)

func TestCoverage(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(),
		"go", "test", "-count=1", "-cover", "-v", ".")
	cmd.Dir = "testdata/split"
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	times := regexp.MustCompile(` \(\d+\.\d+s\)`)
	proof.Golden(t, "testdata/want.txt", proof.Until(
		times.ReplaceAllString(string(out), ""), "\nok "))
}
