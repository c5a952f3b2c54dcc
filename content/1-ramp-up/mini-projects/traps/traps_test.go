// Package traps runs small services that are broken on purpose.
package traps

import (
	"testing"

	"route500k/content/internal/proof"
)

func TestTraps(t *testing.T) {
	plain := func(run func(testing.TB, string, ...string) string) func(
		testing.TB, string) string {
		return func(t testing.TB, dir string) string { return run(t, dir) }
	}
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"fatal":    plain(proof.Crash),
		"catchall": plain(proof.Output),
		"printed":  plain(proof.Output),
	})
}
