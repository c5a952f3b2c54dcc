package local

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Load asks the database.
type Load[V any] func(ctx context.Context, key string) (V, error)

// Cache is safe for concurrent use.
type Cache[V any] struct {
	ttl  time.Duration
	load Load[V]

	flights singleflight.Group
	mu      sync.Mutex
	items   map[string]item[V]
}

type item[V any] struct {
	value   V
	expires time.Time
}

// New returns an empty cache.
func New[V any](ttl time.Duration, load Load[V]) *Cache[V] {
	c := &Cache[V]{ttl: ttl, load: load}
	c.ForgetAll()
	return c
}

// region:start

// Get returns a value not older than the TTL and not older than the last
// Forget before this call. Callers share a load.
func (c *Cache[V]) Get(ctx context.Context, key string) (V, error) {
	c.mu.Lock()
	it, ok := c.items[key]
	c.mu.Unlock()
	if ok && time.Now().Before(it.expires) {
		return it.value, nil
	}
	got, err, _ := c.flights.Do(key, func() (any, error) {
		value, err := c.load(ctx, key)
		if err != nil {
			return value, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.items[key] = item[V]{value, time.Now().Add(c.ttl)}
		return value, nil
	})
	return got.(V), err
}

// Forget is called when the value has changed. Who is waiting for a load
// gets what it brings; nobody else does.
func (c *Cache[V]) Forget(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.items, key)
}

// ForgetAll is called when it is not known what has changed.
func (c *Cache[V]) ForgetAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items = map[string]item[V]{}
}

// endregion
