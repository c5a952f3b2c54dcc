// Package escape asks the compiler what of the catalogue goes to the heap.
package escape

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestCatalogue(t *testing.T) {
	const dir, file = "../catalog/before", "before.go"
	// The result of the test is not taken from a cache if this changes.
	if _, err := os.ReadFile(dir + "/" + file); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(),
		"go", "build", "-gcflags=-m -l", ".")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var said []string
	for line := range strings.Lines(string(out)) {
		line = proof.From(line, file)
		if strings.Contains(line, "escapes to heap") &&
			!slices.Contains(said, line) {
			said = append(said, line)
		}
	}
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(strings.Join(said, ""), proof.Width))
}
