package tasks

import (
	"container/list"
	"sync"
)

// LRU keeps at most size entries; the one used longest ago goes first.
type LRU[K comparable, V any] struct {
	mu    sync.Mutex
	size  int
	order *list.List // of entry; used last, stands first
	items map[K]*list.Element
}

type entry[K comparable, V any] struct {
	key   K
	value V
}

// NewLRU returns an empty cache; size is at least 1.
func NewLRU[K comparable, V any](size int) *LRU[K, V] {
	return &LRU[K, V]{
		size:  size,
		order: list.New(),
		items: make(map[K]*list.Element, size),
	}
}

// region:lru

// Get returns the value and marks it as used.
func (c *LRU[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.items[key]
	if !ok {
		return value, false
	}
	c.order.MoveToFront(at)
	return at.Value.(entry[K, V]).value, true
}

// Put stores the value and marks it as used.
func (c *LRU[K, V]) Put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.items[key]; ok {
		at.Value = entry[K, V]{key, value}
		c.order.MoveToFront(at)
		return
	}
	if c.order.Len() == c.size {
		last := c.order.Remove(c.order.Back()).(entry[K, V])
		delete(c.items, last.key)
	}
	c.items[key] = c.order.PushFront(entry[K, V]{key, value})
}

// endregion
