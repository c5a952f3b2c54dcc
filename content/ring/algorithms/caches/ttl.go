package caches

import (
	"container/heap"
	"sync"
	"time"
)

// region:types

// TTL is a cache whose entries have a time to live each. Its goroutine
// wakes for the next entry that expires, and does not walk over the rest.
type TTL[K comparable, V any] struct {
	mu    sync.Mutex // guards the two fields below
	items map[K]*item[K, V]
	queue deadlines[K, V] // the next to expire is first

	wake chan struct{} // the first deadline has changed
	stop chan struct{}
	once sync.Once
	wg   sync.WaitGroup
}

type item[K comparable, V any] struct {
	key     K
	value   V
	expires time.Time
	place   int // in the queue
}

// NewTTL starts a cache. It lives until Close.
func NewTTL[K comparable, V any]() *TTL[K, V] {
	c := &TTL[K, V]{
		items: make(map[K]*item[K, V]),
		wake:  make(chan struct{}, 1),
		stop:  make(chan struct{}),
	}
	c.wg.Go(c.sweep)
	return c
}

// Close ends the goroutine and waits for it. It may be called twice.
func (c *TTL[K, V]) Close() {
	c.once.Do(func() { close(c.stop) })
	c.wg.Wait()
}

// endregion

// region:access

// Set stores the value for ttl.
func (c *TTL[K, V]) Set(key K, value V, ttl time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	expires := time.Now().Add(ttl)
	if it, ok := c.items[key]; ok {
		it.value, it.expires = value, expires
		heap.Fix(&c.queue, it.place) // without it the order is lost
	} else {
		it = &item[K, V]{key: key, value: value, expires: expires}
		c.items[key] = it
		heap.Push(&c.queue, it)
	}
	if c.queue[0].key == key {
		select {
		case c.wake <- struct{}{}:
		default: // it will wake anyway
		}
	}
}

// Get returns the value if it has not expired. It does not rely on the
// goroutine, which may be late.
func (c *TTL[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	it, ok := c.items[key]
	if !ok || !time.Now().Before(it.expires) {
		return value, false
	}
	return it.value, true
}

// Len returns the number of entries in memory.
func (c *TTL[K, V]) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.items)
}

// endregion

// region:sweep

func (c *TTL[K, V]) sweep() {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-c.stop:
			return
		case <-c.wake:
		case <-timer.C:
		}
		if next, ok := c.expire(time.Now()); ok {
			timer.Reset(next)
		} else {
			timer.Stop() // nothing to wait for
		}
	}
}

// expire removes what has expired and returns how long to wait.
func (c *TTL[K, V]) expire(now time.Time) (next time.Duration, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for range 1000 { // no more under one lock
		if len(c.queue) == 0 {
			return 0, false
		}
		if left := c.queue[0].expires.Sub(now); left > 0 {
			return left, true
		}
		it := heap.Pop(&c.queue).(*item[K, V])
		delete(c.items, it.key)
	}
	return 0, true // at once, after others had their turn
}

// endregion

// region:deadlines

// deadlines tells container/heap how to order and to move items.
type deadlines[K comparable, V any] []*item[K, V]

func (d deadlines[K, V]) Len() int { return len(d) }

func (d deadlines[K, V]) Less(i, j int) bool {
	return d[i].expires.Before(d[j].expires)
}

func (d deadlines[K, V]) Swap(i, j int) {
	d[i], d[j] = d[j], d[i]
	d[i].place, d[j].place = i, j
}

func (d *deadlines[K, V]) Push(x any) {
	it := x.(*item[K, V])
	it.place = len(*d)
	*d = append(*d, it)
}

func (d *deadlines[K, V]) Pop() any {
	last := len(*d) - 1
	it := (*d)[last]
	(*d)[last] = nil // else the array keeps it alive
	*d = (*d)[:last]
	return it
}

// endregion
