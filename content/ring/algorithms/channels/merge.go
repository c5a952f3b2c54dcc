// Package channels solves interview tasks on goroutines and channels.
package channels

import (
	"context"
	"sync"
)

// region:merge

// Merge sends to one channel all that comes from many. It closes when all
// are closed, or when ctx is done.
func Merge[T any](ctx context.Context, ins ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, in := range ins {
		wg.Go(func() {
			for {
				var v T
				var ok bool
				select {
				case v, ok = <-in:
				case <-ctx.Done(): // in is silent, or nil
				}
				if !ok {
					return
				}
				select {
				case out <- v:
				case <-ctx.Done(): // the reader has left
					return
				}
			}
		})
	}
	go func() {
		wg.Wait()
		close(out) // once, after the last sender
	}()
	return out
}

// endregion
