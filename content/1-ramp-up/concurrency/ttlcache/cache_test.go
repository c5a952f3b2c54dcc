package ttlcache

import (
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

const ttl = time.Minute

// region:test

func TestSetStartsANewTTL(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := New[string, int](ttl)
		defer cache.Close()
		cache.Set("cup", 100)
		synctest.Sleep(40 * time.Second)
		cache.Set("cup", 200) // lives 60 s more
		synctest.Sleep(40 * time.Second)
		if price, ok := cache.Get("cup"); price != 200 || !ok {
			t.Errorf("40 s after Set: %d, %t, want 200, true", price, ok)
		}
	})
}

// endregion

func TestGetUntilTTL(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := New[string, int](ttl)
		defer cache.Close()
		if price, ok := cache.Get("cup"); price != 0 || ok {
			t.Errorf("before Set: %d, %t, want 0, false", price, ok)
		}
		cache.Set("cup", 100)
		synctest.Sleep(ttl - time.Nanosecond)
		if price, ok := cache.Get("cup"); price != 100 || !ok {
			t.Errorf("1 ns before: %d, %t, want 100, true", price, ok)
		}
		synctest.Sleep(time.Nanosecond)
		if price, ok := cache.Get("cup"); price != 0 || ok {
			t.Errorf("expired: %d, %t, want 0, false", price, ok)
		}
	})
}

func TestExpiredEntriesLeaveMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := New[int, int](ttl)
		defer cache.Close()
		for i := range 1000 {
			cache.Set(i, i)
		}
		synctest.Sleep(2 * ttl)
		if n := cache.Len(); n != 0 {
			t.Errorf("%d entries that nobody asks for", n)
		}
	})
}

// A goroutine that outlives Close makes the bubble panic.
func TestCloseEndsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := New[string, int](ttl)
		cache.Set("cup", 100)
		cache.Close()
		cache.Close()
	})
}

func TestConcurrentUse(t *testing.T) {
	cache := New[string, int](ttl)
	defer cache.Close()
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range 100 {
				key := strconv.Itoa(i % 10)
				cache.Set(key, worker)
				cache.Get(key)
				cache.Len()
			}
		})
	}
	wg.Wait()
	if n := cache.Len(); n != 10 {
		t.Errorf("%d entries, want 10", n)
	}
}
