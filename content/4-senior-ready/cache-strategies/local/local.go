// Package local is a cache in the process that does not keep what has been
// forgotten while it was being loaded.
package local

import (
	"context"
	"sync"
	"time"
)

// Load asks the database.
type Load[V any] func(ctx context.Context, key string) (V, error)

// region:solution

// Cache is safe for concurrent use.
type Cache[V any] struct {
	ttl  time.Duration
	load Load[V]

	mu      sync.Mutex
	items   map[string]item[V]
	flights map[string]*flight[V]
}

type item[V any] struct {
	value   V
	expires time.Time
}

// flight is a load under way. It is in the map as long as its value may be
// kept and joined; Forget takes it out.
type flight[V any] struct {
	done  chan struct{}
	value V
	err   error
}

// New returns an empty cache.
func New[V any](ttl time.Duration, load Load[V]) *Cache[V] {
	c := &Cache[V]{ttl: ttl, load: load}
	c.ForgetAll()
	return c
}

// Get returns a value not older than the TTL and not older than the last
// Forget before this call. Callers share a load.
func (c *Cache[V]) Get(ctx context.Context, key string) (V, error) {
	c.mu.Lock()
	if it, ok := c.items[key]; ok && time.Now().Before(it.expires) {
		c.mu.Unlock()
		return it.value, nil
	}
	f := c.flights[key]
	if f == nil {
		f = &flight[V]{done: make(chan struct{})}
		c.flights[key] = f
		go c.fly(context.WithoutCancel(ctx), key, f)
	}
	c.mu.Unlock()
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		var zero V
		return zero, context.Cause(ctx)
	}
}

func (c *Cache[V]) fly(ctx context.Context, key string, f *flight[V]) {
	begun := time.Now() // the value is as old as the question
	f.value, f.err = c.load(ctx, key)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.flights[key] == f {
		delete(c.flights, key)
		if f.err == nil {
			c.items[key] = item[V]{f.value, begun.Add(c.ttl)}
		}
	}
	close(f.done)
}

// Forget is called when the value has changed. Who is waiting for a load
// gets what it brings; nobody else does.
func (c *Cache[V]) Forget(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.items, key)
	delete(c.flights, key)
}

// ForgetAll is called when it is not known what has changed.
func (c *Cache[V]) ForgetAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items = map[string]item[V]{}
	c.flights = map[string]*flight[V]{}
}

// endregion
