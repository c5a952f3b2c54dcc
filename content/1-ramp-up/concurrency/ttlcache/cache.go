// Package ttlcache is a cache whose entries expire, as one writes it at an
// interview.
package ttlcache

import (
	"sync"
	"time"
)

// region:types

// Cache keeps each value for ttl after its last Set.
type Cache[K comparable, V any] struct {
	ttl time.Duration

	mu    sync.Mutex // guards items
	items map[K]item[V]

	once sync.Once
	stop chan struct{}
	wg   sync.WaitGroup
}

type item[V any] struct {
	value   V
	expires time.Time
}

// New returns a cache that removes expired entries once in ttl.
func New[K comparable, V any](ttl time.Duration) *Cache[K, V] {
	c := &Cache[K, V]{
		ttl:   ttl,
		items: make(map[K]item[V]),
		stop:  make(chan struct{}),
	}
	c.wg.Go(c.sweep)
	return c
}

// endregion

// region:access

// Set stores the value and starts its time anew.
func (c *Cache[K, V]) Set(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items[key] = item[V]{value, time.Now().Add(c.ttl)}
}

// Get returns the value if it is there and has not expired.
func (c *Cache[K, V]) Get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	it, ok := c.items[key]
	if !ok || !time.Now().Before(it.expires) {
		var zero V
		return zero, false
	}
	return it.value, true
}

// Len returns the number of entries in memory, expired ones included.
func (c *Cache[K, V]) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.items)
}

// endregion

// region:sweep

// Close ends the sweeper and waits for it. It may be called twice.
func (c *Cache[K, V]) Close() {
	c.once.Do(func() { close(c.stop) })
	c.wg.Wait()
}

func (c *Cache[K, V]) sweep() {
	ticker := time.NewTicker(c.ttl)
	defer ticker.Stop()
	for {
		select {
		case <-c.stop:
			return
		case now := <-ticker.C:
			c.evict(now)
		}
	}
}

func (c *Cache[K, V]) evict(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, it := range c.items {
		if !now.Before(it.expires) {
			delete(c.items, key)
		}
	}
}

// endregion
