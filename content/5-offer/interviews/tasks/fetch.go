package tasks

import (
	"context"
	"sync"
)

// region:fetch

// FetchAll calls get for every key, limit at a time, and keeps the order
// of keys. The first error cancels the rest and is what comes back.
func FetchAll[K, V any](
	ctx context.Context, limit int, keys []K,
	get func(context.Context, K) (V, error),
) ([]V, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	values := make([]V, len(keys))
	places := make(chan struct{}, limit)
	var wg sync.WaitGroup
	for i, key := range keys {
		select {
		case places <- struct{}{}:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break // both were ready, or only the second
		}
		wg.Go(func() {
			defer func() { <-places }()
			value, err := get(ctx, key)
			if err != nil {
				cancel(err) // keeps the first
				return
			}
			values[i] = value // an index each: no lock
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return values, nil
}

// endregion
