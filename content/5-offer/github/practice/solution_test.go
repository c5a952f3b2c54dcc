package practice

import (
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/5-offer/github/box"
	"route500k/content/5-offer/github/repocheck"
)

func TestSolution(t *testing.T) {
	t.Parallel()
	b := box.New(t)
	dir := filepath.Join(b.Dir, "shop")
	b.Script("", "testdata/start/make.sh", dir)
	content, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	b.Script("shop", "solution.sh", content)
	faults, err := repocheck.Check(t.Context(), dir)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v\n%s", err, strings.Join(faults, "\n"))
	}
	if left := b.Run("shop", "git", "status", "--short"); left != "" {
		t.Errorf("not committed:\n%s", left)
	}
}
