package channels

import "context"

// region:ordered

// Ordered applies f to all that comes from in and sends the results in
// the same order. At most limit values, at least one, are in work or wait
// for their turn. When ctx is done, out closes after all calls of f end.
func Ordered[In, Out any](
	ctx context.Context, limit int, in <-chan In,
	f func(context.Context, In) Out,
) <-chan Out {
	out := make(chan Out)
	// A place in the queue is taken before the work begins. One more
	// is with the goroutine that delivers.
	queue := make(chan chan Out, limit-1)
	go func() { // begins the work
		defer close(queue)
		for {
			var v In
			var ok bool
			select {
			case v, ok = <-in:
			case <-ctx.Done():
			}
			if !ok {
				return
			}
			result := make(chan Out, 1) // f never waits for a reader
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
			go func() { result <- f(ctx, v) }()
		}
	}()
	go func() { // delivers
		defer close(out)
		for result := range queue {
			v := <-result // f has ctx and ends by itself
			if ctx.Err() != nil {
				continue // else one may go out after a gap
			}
			select {
			case out <- v:
			case <-ctx.Done():
			}
		}
	}()
	return out
}

// endregion
