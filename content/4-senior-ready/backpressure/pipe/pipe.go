// Package pipe moves orders from a fast source to a slow sink.
package pipe

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
)

// region:run

// Run reads no faster than write writes: each channel holds buffer items.
func Run[T, R any](
	ctx context.Context, source iter.Seq[T], workers, buffer int,
	work func(context.Context, T) (R, error),
	write func(context.Context, R) error,
) error {
	g, ctx := errgroup.WithContext(ctx)
	in, out := make(chan T, buffer), make(chan R, buffer)
	g.Go(func() error {
		defer close(in)
		for item := range source {
			if err := send(ctx, in, item); err != nil {
				return err
			}
		}
		return nil
	})
	inner, innerCtx := errgroup.WithContext(ctx)
	for range workers {
		inner.Go(func() error {
			for item := range in {
				result, err := work(innerCtx, item)
				if err != nil {
					return err
				}
				if err := send(innerCtx, out, result); err != nil {
					return err
				}
			}
			return nil
		})
	}
	g.Go(func() error {
		defer close(out)
		return inner.Wait()
	})
	g.Go(func() error {
		for result := range out {
			if err := write(ctx, result); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// endregion

// region:send

// send waits for room, but not for ever.
func send[T any](ctx context.Context, to chan<- T, item T) error {
	select {
	case to <- item:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// endregion
