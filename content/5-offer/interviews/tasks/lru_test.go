package tasks_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"route500k/content/5-offer/interviews/tasks"
)

func TestLRUEviction(t *testing.T) {
	c := tasks.NewLRU[string, int](2)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")
	c.Put("c", 3) // b is the oldest now
	if _, ok := c.Get("b"); ok {
		t.Error("b is still there")
	}
	c.Put("a", 4) // an update is a use, and takes no place
	c.Put("d", 5)
	if _, ok := c.Get("c"); ok {
		t.Error("c is still there")
	}
	if v, ok := c.Get("a"); v != 4 || !ok {
		t.Errorf("a = %d, %t, want 4, true", v, ok)
	}
	if v, ok := c.Get("d"); v != 5 || !ok {
		t.Errorf("d = %d, %t, want 5, true", v, ok)
	}
}

func TestLRUOfOne(t *testing.T) {
	c := tasks.NewLRU[int, int](1)
	c.Put(1, 1)
	c.Put(2, 2)
	if _, ok := c.Get(1); ok {
		t.Error("1 is still there")
	}
	if v, ok := c.Get(2); v != 2 || !ok {
		t.Errorf("2 = %d, %t", v, ok)
	}
}

// The model is a slice of keys, the oldest first: slow and plain.
func TestLRUAgainstModel(t *testing.T) {
	const size, keys, steps = 5, 9, 20_000
	random := rand.New(rand.NewPCG(1, 2))
	c := tasks.NewLRU[int, int](size)
	var order []int
	value := map[int]int{}
	use := func(key int) {
		if i := slices.Index(order, key); i >= 0 {
			order = slices.Delete(order, i, i+1)
		}
		order = append(order, key)
	}
	for step := range steps {
		key := random.IntN(keys)
		if random.IntN(2) == 0 {
			c.Put(key, step)
			use(key)
			value[key] = step
			if len(order) > size {
				order = order[1:]
			}
			continue
		}
		got, ok := c.Get(key)
		if want := slices.Contains(order, key); ok != want {
			t.Fatalf("step %d: key %d: %t, want %t", step, key, ok, want)
		}
		if ok {
			use(key)
			if got != value[key] {
				t.Fatalf("step %d: key %d: %d, want %d",
					step, key, got, value[key])
			}
		}
	}
}

// For the race detector.
func TestLRUAtOnce(t *testing.T) {
	c := tasks.NewLRU[int, int](4)
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
