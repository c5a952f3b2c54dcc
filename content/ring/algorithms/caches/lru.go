// Package caches solves interview tasks on caches and limits in memory.
package caches

import "sync"

// region:lru

// LRU keeps at most size entries; the one used longest ago goes first.
// Its list lives in one slice: a full cache allocates nothing.
type LRU[K comparable, V any] struct {
	mu    sync.Mutex
	at    map[K]int32
	nodes []node[K, V] // nodes[0] is the ring's beginning and end
}

type node[K comparable, V any] struct {
	key        K
	value      V
	prev, next int32 // next of 0 is used last, prev of 0 longest ago
}

// NewLRU returns an empty cache; size is at least 1.
func NewLRU[K comparable, V any](size int) *LRU[K, V] {
	return &LRU[K, V]{
		at:    make(map[K]int32, size),
		nodes: make([]node[K, V], 1, size+1),
	}
}

// Get returns the value and marks it as used.
func (c *LRU[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i, ok := c.at[key]
	if !ok {
		return value, false
	}
	c.unlink(i)
	c.linkFirst(i)
	return c.nodes[i].value, true
}

// Put stores the value and marks it as used.
func (c *LRU[K, V]) Put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i, ok := c.at[key]
	switch {
	case ok:
		c.unlink(i)
	case len(c.nodes) < cap(c.nodes):
		i = int32(len(c.nodes))
		c.nodes = append(c.nodes, node[K, V]{})
	default:
		i = c.nodes[0].prev // the oldest; its node is taken over
		c.unlink(i)
		delete(c.at, c.nodes[i].key)
	}
	c.nodes[i].key, c.nodes[i].value = key, value
	c.at[key] = i
	c.linkFirst(i)
}

func (c *LRU[K, V]) unlink(i int32) {
	n := c.nodes[i]
	c.nodes[n.prev].next, c.nodes[n.next].prev = n.next, n.prev
}

func (c *LRU[K, V]) linkFirst(i int32) {
	first := c.nodes[0].next
	c.nodes[i].prev, c.nodes[i].next = 0, first
	c.nodes[0].next, c.nodes[first].prev = i, i
}

// endregion
