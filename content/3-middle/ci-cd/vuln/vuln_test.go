// Package vuln runs govulncheck over a small program, with a database of
// one entry. Entry and dependency are made up for this test.
package vuln_test

import (
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/tools"
	"route500k/content/internal/proof"
)

func TestCallGraph(t *testing.T) {
	database, err := filepath.Abs("testdata/db")
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"imports", "calls"} {
		t.Run(program, func(t *testing.T) {
			t.Parallel()
			text, code := tools.Govulncheck(t, "testdata/app",
				filepath.ToSlash(database), "./"+program)
			if (code == 0) != (program == "imports") {
				t.Errorf("exit code %d", code)
			}
			proof.Golden(t, "testdata/want-"+program+".txt",
				proof.Fold(strings.TrimSpace(text), proof.Width))
		})
	}
}
