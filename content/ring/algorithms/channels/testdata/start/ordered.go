package channels

import (
	"context"
	"sync"
)

// region:start

// Ordered applies f to all that comes from in and sends the results in
// the same order. At most limit values, at least one, are in work or wait
// for their turn. When ctx is done, out closes after all calls of f end.
func Ordered[In, Out any](
	ctx context.Context, limit int, in <-chan In,
	f func(context.Context, In) Out,
) <-chan Out {
	out := make(chan Out)
	places := make(chan struct{}, limit)
	go func() {
		defer close(out)
		var wg sync.WaitGroup
		for v := range in {
			places <- struct{}{}
			wg.Go(func() {
				result := f(ctx, v)
				<-places
				out <- result
			})
		}
		wg.Wait()
	}()
	return out
}

// endregion
