// Package traps proves that the broken programs of the page are broken, and
// that they say what the page quotes.
package traps

import (
	"regexp"
	"testing"

	"route500k/content/internal/proof"
)

func TestTraps(t *testing.T) {
	crash := func(t testing.TB, dir string) string {
		text := proof.Until(proof.Crash(t, dir), "\ngoroutine ")
		return registered.ReplaceAllString(text, "$1")
	}
	output := func(t testing.TB, dir string) string {
		return proof.Output(t, dir)
	}
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"noreturn":   output,
		"latestatus": output,
		"earlyexit":  output,
		"conflict":   crash,
		"chiuse":     crash,
	})
}

// registered matches the folder of a file in a message of ServeMux.
var registered = regexp.MustCompile(`\S*/(main\.go:)`)
