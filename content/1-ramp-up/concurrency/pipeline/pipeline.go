// Package pipeline joins stages by channels: each stage owns and closes its
// output, and every send gives way to cancellation.
package pipeline

import (
	"context"
	"sync"
)

// region:stages

// Source sends the values and closes the channel.
func Source[T any](ctx context.Context, values ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, v := range values {
			select {
			case out <- v:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Parallel fans in out to n goroutines and fans their results in.
func Parallel[In, Out any](
	ctx context.Context, n int, in <-chan In, f func(In) Out,
) <-chan Out {
	out := make(chan Out)
	var wg sync.WaitGroup
	for range n { // fan-out
		wg.Go(func() {
			for v := range in {
				result := f(v)
				select {
				case out <- result: // fan-in: one channel for all
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		wg.Wait()
		close(out) // after the last sender, never before
	}()
	return out
}

// endregion
