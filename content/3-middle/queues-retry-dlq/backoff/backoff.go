// Package backoff says how long to wait before the next try.
package backoff

import (
	"math/rand/v2"
	"time"
)

// region:backoff

// Backoff doubles the pause from First up to Longest.
type Backoff struct {
	First, Longest time.Duration
}

// Ceiling is the pause after so many failures, without chance.
func (b Backoff) Ceiling(failures int) time.Duration {
	pause := b.First
	for range failures - 1 { // a shift would overflow
		if pause >= b.Longest/2 {
			return b.Longest
		}
		pause *= 2
	}
	return min(pause, b.Longest)
}

// Full is any pause up to the ceiling.
func (b Backoff) Full(failures int) time.Duration {
	return 1 + rand.N(b.Ceiling(failures))
}

// Equal keeps half of the pause and leaves half to chance.
func (b Backoff) Equal(failures int) time.Duration {
	half := b.Ceiling(failures) / 2
	return half + rand.N(half)
}

// endregion
