// Package traps proves what the page warns of.
package traps_test

import (
	"testing"

	"route500k/content/internal/proof"
)

func TestExhibits(t *testing.T) {
	run := func(t testing.TB, dir string) string {
		return proof.Output(t, dir)
	}
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"open":  run,
		"off":   run,
		"queue": run,
	})
}
