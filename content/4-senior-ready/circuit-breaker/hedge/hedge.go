// Package hedge asks a second replica when the first one is slow.
package hedge

import (
	"context"
	"time"
)

// region:first
// First asks, and asks once more if there is no answer within delay and
// paid allows it. The first answer wins, the other call is cancelled.
func First[T any](
	ctx context.Context, delay time.Duration, paid func() bool,
	ask func(context.Context) (T, error),
) (T, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		value T
		err   error
	}
	answers := make(chan answer, 2) // the loser must not wait for ever
	call := func() {
		value, err := ask(ctx)
		answers <- answer{value, err}
	}
	go call()
	late := time.NewTimer(delay)
	defer late.Stop()
	for calls := 1; ; {
		select {
		case a := <-answers:
			calls--
			if a.err == nil || calls == 0 {
				return a.value, a.err
			}
		case <-late.C:
			if paid() {
				calls++
				go call()
			}
		case <-ctx.Done():
			var none T
			return none, ctx.Err()
		}
	}
}

// endregion
