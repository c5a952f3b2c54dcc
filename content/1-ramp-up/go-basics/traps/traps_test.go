// Package traps proves that the broken programs of the page are broken, and
// that they say what the page quotes.
package traps

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestTraps(t *testing.T) {
	crash := func(t testing.TB, dir string) string {
		return proof.Until(proof.Crash(t, dir), "\ngoroutine ")
	}
	output := func(t testing.TB, dir string) string {
		return proof.Output(t, dir)
	}
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"typednil":     crash,
		"nilmap":       crash,
		"uncomparable": crash,
		"assertion":    crash,
		"iterator":     crash,
		"rangecopy":    output,
		"deferloop":    output,
		"methodset":    rejected,
		"mapfield":     rejected,
		"secret":       rejected,
	})
}

// rejected returns what the compiler says of a program.
func rejected(t testing.TB, dir string) string {
	t.Helper()
	if _, err := os.ReadFile(filepath.Join(dir, "main.go")); err != nil {
		t.Fatal(err) // and a cached result is forgotten with the file
	}
	text := proof.Fail(t, dir, "go", "build", "-o", os.DevNull, ".")
	at := strings.Index(text, "main.go:")
	if at < 0 {
		t.Fatalf("no line of main.go in\n%s", text)
	}
	return text[at:]
}
