// Package traps proves that the broken programs of the page are broken, and
// that they say what the page quotes.
package traps

import (
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestTraps(t *testing.T) {
	// crash runs a program; cut keeps what the page quotes.
	crash := func(
		cut func(string) string, flags ...string,
	) func(testing.TB, string) string {
		return func(t testing.TB, dir string) string {
			return cut(proof.Crash(t, dir, flags...))
		}
	}
	whole := func(text string) string { return text }
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"race":     crash(report, "-race"),
		"deadlock": crash(proof.Own),
		"leak": func(t testing.TB, dir string) string {
			return proof.Output(t, dir)
		},
		"closed":     crash(whole),
		"maps":       crash(firstLine),
		"panics":     crash(untilStack),
		"rlock":      crash(untilStack),
		"copylock":   proof.Vet,
		"addinside":  proof.Vet,
		"lostcancel": proof.Vet,
		"negative":   crash(untilStack),
	})
}

// report cuts the first report of the race detector out of its output.
func report(text string) string {
	return strings.TrimSpace(proof.Until(
		proof.From(text, "WARNING: DATA RACE"), "=================="))
}

func firstLine(text string) string { return proof.Until(text, "\n") }

func untilStack(text string) string { return proof.Until(text, "\n\n") }
