// Package limit bounds how many things happen at once.
package limit

import "context"

// region:semaphore

// Semaphore lets through as many holders as its buffer has room for.
type Semaphore chan struct{}

// Acquire waits for a place or for ctx.
func (s Semaphore) Acquire(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Release gives the place back.
func (s Semaphore) Release() { <-s }

// endregion
