package caches_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"route500k/content/ring/algorithms/caches"
)

func TestLRU(t *testing.T) {
	c := caches.NewLRU[string, int](2)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")    // a question is a use
	c.Put("c", 3) // b goes
	if _, ok := c.Get("b"); ok {
		t.Error("b is still there")
	}
	c.Put("a", 4) // so is a new value
	c.Put("d", 5) // c goes
	if _, ok := c.Get("c"); ok {
		t.Error("c is still there")
	}
	for key, want := range map[string]int{"a": 4, "d": 5} {
		if v, ok := c.Get(key); v != want || !ok {
			t.Errorf("%s = %d, %t, want %d", key, v, ok, want)
		}
	}
}

// The model is a slice, the oldest first.
func TestLRUAgainstModel(t *testing.T) {
	type pair struct{ key, value int }
	for size := 1; size <= 5; size++ {
		random := rand.New(rand.NewPCG(1, uint64(size)))
		c := caches.NewLRU[int, int](size)
		var model []pair
		take := func(key int) (p pair, ok bool) {
			i := slices.IndexFunc(model,
				func(p pair) bool { return p.key == key })
			if i < 0 {
				return pair{}, false
			}
			p = model[i]
			model = slices.Delete(model, i, i+1)
			return p, true
		}
		for step := range 2000 {
			key := random.IntN(size + 3)
			if random.IntN(2) == 0 {
				take(key)
				model = append(model, pair{key, step})
				model = model[max(0, len(model)-size):]
				c.Put(key, step)
				continue
			}
			want, there := take(key)
			if there {
				model = append(model, want)
			}
			if v, ok := c.Get(key); ok != there || v != want.value {
				t.Fatalf("size %d, step %d: key %d is %d, %t; want %d",
					size, step, key, v, ok, want.value)
			}
		}
	}
}

// region:noalloc
func TestFullLRUAllocatesNothing(t *testing.T) {
	c := caches.NewLRU[int, int](100)
	next := 0
	if n := testing.AllocsPerRun(1, func() { // after a run to fill it
		for range 10_000 {
			c.Put(next, next)
			next++
		}
	}); n != 0 {
		t.Errorf("%v allocations in 10000 Put, want none", n)
	}
}

// endregion

// For the race detector.
func TestLRUAtOnce(t *testing.T) {
	c := caches.NewLRU[int, int](4)
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 500 {
				c.Put(i%8, g)
				c.Get((i + g) % 8)
			}
		})
	}
	wg.Wait()
}
