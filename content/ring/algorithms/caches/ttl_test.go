package caches_test

import (
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/ring/algorithms/caches"
)

// A bubble of synctest panics if a goroutine is left in it: all tests
// here also look for leaks.

func TestTTL(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := caches.NewTTL[string, int]()
		defer c.Close()
		c.Set("long", 1, time.Hour)
		c.Set("short", 2, time.Second)
		time.Sleep(time.Second - 1)
		if v, ok := c.Get("short"); v != 2 || !ok {
			t.Errorf("a moment before: %d, %t", v, ok)
		}
		time.Sleep(time.Nanosecond)
		if _, ok := c.Get("short"); ok {
			t.Error("there at its deadline")
		}
		synctest.Wait()
		if n := c.Len(); n != 1 {
			t.Errorf("%d entries in memory, want 1", n)
		}
	})
}

func TestTTLNewDeadlines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := caches.NewTTL[string, int]()
		defer c.Close()
		c.Set("later", 1, time.Second)
		c.Set("sooner", 1, time.Hour)
		c.Set("other", 1, time.Minute)
		c.Set("later", 2, 2*time.Hour)
		c.Set("sooner", 2, time.Second)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if v, ok := c.Get("later"); v != 2 || !ok {
			t.Errorf("put off: %d, %t", v, ok)
		}
		if n := c.Len(); n != 2 {
			t.Errorf("%d entries in memory, want 2", n)
		}
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		if n := c.Len(); n != 0 {
			t.Errorf("%d entries in memory, want none", n)
		}
	})
}

// The model knows only when each key expires.
func TestTTLAgainstModel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(21, 22))
		c := caches.NewTTL[int, int]()
		defer c.Close()
		expires := map[int]time.Time{}
		for step := range 1500 {
			key := random.IntN(50)
			ttl := time.Duration(random.IntN(100)) * time.Millisecond
			c.Set(key, step, ttl)
			expires[key] = time.Now().Add(ttl)
			time.Sleep(time.Duration(random.IntN(5)) * time.Millisecond)
			synctest.Wait()
			alive := 0
			for key, at := range expires {
				_, ok := c.Get(key)
				if ok != time.Now().Before(at) {
					t.Fatalf("step %d: key %d is %t", step, key, ok)
				}
				if ok {
					alive++
				}
			}
			if n := c.Len(); n != alive {
				t.Fatalf("step %d: %d entries in memory, %d alive",
					step, n, alive)
			}
		}
	})
}

// More than the goroutine removes under one lock.
func TestTTLManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := caches.NewTTL[int, int]()
		defer c.Close()
		for i := range 5000 {
			c.Set(i, i, time.Second)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := c.Len(); n != 0 {
			t.Errorf("%d entries in memory, want none", n)
		}
	})
}

func TestTTLCloseTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := caches.NewTTL[int, int]()
		c.Close()
		c.Close()
		c.Set(1, 1, time.Second) // still works, removes no more
		time.Sleep(time.Minute)
		if _, ok := c.Get(1); ok {
			t.Error("there after its deadline")
		}
	})
}

// For the race detector.
func TestTTLAtOnce(t *testing.T) {
	c := caches.NewTTL[int, int]()
	defer c.Close()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 500 {
				c.Set(i%8, i, time.Duration(i%3)*time.Microsecond)
				c.Get(i % 8)
				c.Len()
			}
		})
	}
	wg.Wait()
}
