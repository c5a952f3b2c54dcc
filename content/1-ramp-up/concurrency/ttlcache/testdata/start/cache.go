// Package ttlcache is a draft: it compiles, and it is wrong.
package ttlcache

import "time"

// region:start

// Cache keeps each value for ttl after its last Set.
type Cache[K comparable, V any] struct {
	ttl   time.Duration
	items map[K]V
}

func New[K comparable, V any](ttl time.Duration) *Cache[K, V] {
	return &Cache[K, V]{ttl: ttl, items: make(map[K]V)}
}

func (c *Cache[K, V]) Set(key K, value V) {
	c.items[key] = value
	time.AfterFunc(c.ttl, func() { delete(c.items, key) })
}

func (c *Cache[K, V]) Get(key K) (V, bool) {
	value, ok := c.items[key]
	return value, ok
}

// Len returns the number of entries in memory.
func (c *Cache[K, V]) Len() int { return len(c.items) }

// Close ends everything that the cache has started.
func (c *Cache[K, V]) Close() {}

// endregion
