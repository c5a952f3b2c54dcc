package local

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const (
	ttl  = time.Minute
	slow = 100 * time.Millisecond // a load
)

// table is a database with one row, which takes its time.
type table struct {
	price atomic.Int64
	loads atomic.Int64
	fails atomic.Bool
}

func (d *table) load(ctx context.Context, _ string) (int64, error) {
	d.loads.Add(1)
	price, fails := d.price.Load(), d.fails.Load()
	select {
	case <-time.After(slow):
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	if fails {
		return 0, errors.New("database is down")
	}
	return price, nil
}

// run gives each test a time of its own.
func run(t *testing.T, test func(*testing.T, *table, *Cache[int64])) {
	synctest.Test(t, func(t *testing.T) {
		d := &table{}
		d.price.Store(100)
		test(t, d, New(ttl, d.load))
	})
}

func get(t *testing.T, c *Cache[int64]) int64 {
	t.Helper()
	price, err := c.Get(t.Context(), "cup")
	if err != nil {
		t.Error(err)
	}
	return price
}

func TestOneLoad(t *testing.T) {
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() { get(t, c) })
		}
		wg.Wait()
		get(t, c)
		if n := d.loads.Load(); n != 1 {
			t.Errorf("%d loads, want 1", n)
		}
	})
}

// forget changes the price while somebody loads the old one.
func forget(t *testing.T, how func(*Cache[int64])) {
	t.Helper()
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		var wg sync.WaitGroup
		wg.Go(func() { get(t, c) })
		time.Sleep(slow / 2)
		d.price.Store(200)
		how(c)
		if got := get(t, c); got != 200 {
			t.Errorf("who comes after Forget gets %d, want 200", got)
		}
		wg.Wait()
		if got := get(t, c); got != 200 {
			t.Errorf("the cache keeps %d, want 200", got)
		}
		if n := d.loads.Load(); n != 2 {
			t.Errorf("%d loads, want 2", n)
		}
	})
}

func TestForgetDuringLoad(t *testing.T) {
	forget(t, func(c *Cache[int64]) { c.Forget("cup") })
}

func TestForgetAllDuringLoad(t *testing.T) {
	forget(t, func(c *Cache[int64]) { c.ForgetAll() })
}

// The old load ends after the new one has begun, and before it has ended.
func TestOldLoadDoesNotSpoilTheNewOne(t *testing.T) {
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		var wg sync.WaitGroup
		wg.Go(func() { get(t, c) })
		time.Sleep(slow / 2)
		d.price.Store(200)
		c.Forget("cup")
		wg.Go(func() { get(t, c) })
		time.Sleep(slow * 3 / 4) // the old one is home
		if got := get(t, c); got != 200 {
			t.Errorf("in the second load: %d, want 200", got)
		}
		wg.Wait()
		if n := d.loads.Load(); n != 2 {
			t.Errorf("%d loads, want 2", n)
		}
	})
}

func TestFirstCallerLeaves(t *testing.T) {
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		ctx, leave := context.WithTimeout(t.Context(), slow/2)
		defer leave()
		var wg sync.WaitGroup
		wg.Go(func() {
			begun := time.Now()
			_, err := c.Get(ctx, "cup")
			if err == nil || time.Since(begun) != slow/2 {
				t.Errorf("the first waited %v: %v",
					time.Since(begun), err)
			}
		})
		time.Sleep(slow / 4)
		if got, err := c.Get(t.Context(), "cup"); got != 100 {
			t.Errorf("the second got %d: %v", got, err)
		}
		wg.Wait()
	})
}

func TestNoOlderThanTTL(t *testing.T) {
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		get(t, c)
		d.price.Store(200)
		time.Sleep(ttl - slow + time.Millisecond) // ttl since the SELECT
		if got := get(t, c); got != 200 {
			t.Errorf("%d is older than %v", got, ttl)
		}
	})
}

func TestErrorIsNotKept(t *testing.T) {
	run(t, func(t *testing.T, d *table, c *Cache[int64]) {
		d.fails.Store(true)
		if _, err := c.Get(t.Context(), "cup"); err == nil {
			t.Error("no error")
		}
		d.fails.Store(false)
		if got := get(t, c); got != 100 {
			t.Errorf("got %d after the error", got)
		}
	})
}
