// Package traps proves that the broken programs of the page are broken, and
// that they say what the page quotes.
package traps

import (
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestTraps(t *testing.T) {
	crash := func(flags ...string) func(testing.TB, string) string {
		return func(t testing.TB, dir string) string {
			return proof.Crash(t, dir, flags...)
		}
	}
	whole := func(text string) string { return text }
	tests := []struct {
		name string
		run  func(testing.TB, string) string
		cut  func(string) string // the part that the page quotes
	}{
		{"race", crash("-race"), report},
		{"deadlock", crash(), proof.Own},
		{"leak", func(t testing.TB, dir string) string {
			return proof.Output(t, dir)
		}, whole},
		{"closed", crash(), whole},
		{"maps", crash(), firstLine},
		{"panics", crash(), untilStack},
		{"rlock", crash(), untilStack},
		{"copylock", proof.Vet, whole},
		{"addinside", proof.Vet, whole},
		{"lostcancel", proof.Vet, whole},
		{"negative", crash(), untilStack},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join("testdata", tt.name)
			text := proof.Fold(tt.cut(tt.run(t, dir)), 76)
			proof.Golden(t, filepath.Join(dir, "want.txt"), text)
		})
	}
}

// report cuts the first report of the race detector out of its output.
func report(text string) string {
	return strings.TrimSpace(proof.Until(
		proof.From(text, "WARNING: DATA RACE"), "=================="))
}

func firstLine(text string) string { return proof.Until(text, "\n") }

func untilStack(text string) string { return proof.Until(text, "\n\n") }
