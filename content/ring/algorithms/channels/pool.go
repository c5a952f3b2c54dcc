package channels

import (
	"context"
	"fmt"
	"iter"
	"sync"
)

// region:each

// Each calls do for every job, on n goroutines. The first error cancels
// what is under way, no job is begun after it, and it is returned when
// all have ended; so is the cause if ctx is done. A panic is an error.
func Each[T any](
	ctx context.Context, n int, jobs iter.Seq[T],
	do func(context.Context, T) error,
) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan T)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for job := range next {
				if ctx.Err() != nil {
					return // select below has thrown a coin
				}
				if err := safely(ctx, job, do); err != nil {
					cancel(err) // keeps the first
				}
			}
		})
	}
feed:
	for job := range jobs { // break also ends the iterator
		select {
		case next <- job:
		case <-ctx.Done():
			break feed
		}
	}
	close(next) // the only sender closes
	wg.Wait()
	return context.Cause(ctx)
}

func safely[T any](
	ctx context.Context, job T, do func(context.Context, T) error,
) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("job %v: panic: %v", job, v)
		}
	}()
	return do(ctx, job)
}

// endregion
