package tasks

import (
	"context"
	"fmt"
	"sync"
)

// region:flight

// Flight joins concurrent calls with the same key. Its zero value is ready.
type Flight[K comparable, V any] struct {
	mu    sync.Mutex
	calls map[K]*call[V]
}

type call[V any] struct {
	done  chan struct{} // closed when value and err are there
	value V
	err   error
}

// Do loads the value of key, or waits for the load that is under way. Who
// asked may leave; the load goes on for the others.
func (f *Flight[K, V]) Do(
	ctx context.Context, key K,
	load func(context.Context) (V, error),
) (V, error) {
	f.mu.Lock()
	c, joined := f.calls[key]
	if !joined {
		if f.calls == nil {
			f.calls = make(map[K]*call[V])
		}
		c = &call[V]{done: make(chan struct{})}
		f.calls[key] = c
		go f.run(context.WithoutCancel(ctx), key, c, load)
	}
	f.mu.Unlock()
	select {
	case <-c.done:
		return c.value, c.err
	case <-ctx.Done():
		var zero V
		return zero, context.Cause(ctx)
	}
}

func (f *Flight[K, V]) run(
	ctx context.Context, key K, c *call[V],
	load func(context.Context) (V, error),
) {
	defer func() {
		if v := recover(); v != nil { // else the process ends
			c.err = fmt.Errorf("load: panic: %v", v)
		}
		f.mu.Lock()
		delete(f.calls, key) // the next call loads anew
		f.mu.Unlock()
		close(c.done)
	}()
	c.value, c.err = load(ctx)
}

// endregion
