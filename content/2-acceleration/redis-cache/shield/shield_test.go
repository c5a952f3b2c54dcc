package shield_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/shield"
)

func config(prefix string) shield.Config {
	return shield.Config{
		Prefix: prefix, TTL: time.Minute, Absent: 10 * time.Second,
		Timeout: 5 * time.Second, Loads: 4,
	}
}

// together calls f n times at once and returns the errors.
func together(n int, f func() error) error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = f() })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func TestManyCallersOneLoad(t *testing.T) {
	rdb, prefix := lab.Client(t)
	var loads atomic.Int64
	cache := shield.New(rdb, config(prefix),
		func(context.Context, string) (int, error) {
			time.Sleep(200 * time.Millisecond)
			loads.Add(1)
			return 100, nil
		})
	err := together(200, func() error {
		price, err := cache.Get(t.Context(), "cup")
		if err == nil && price != 100 {
			err = errors.New("price " + strconv.Itoa(price))
		}
		return err
	})
	if err != nil || loads.Load() != 1 {
		t.Errorf("%d loads, %v", loads.Load(), err)
	}
}

// region:absent

func TestAbsentIsCached(t *testing.T) {
	rdb, prefix := lab.Client(t)
	loads := 0
	cache := shield.New(rdb, config(prefix),
		func(context.Context, string) (int, error) {
			loads++
			return 0, shield.ErrNotFound
		})
	for range 1000 { // somebody tries numbers
		_, err := cache.Get(t.Context(), "no such cup")
		if !errors.Is(err, shield.ErrNotFound) {
			t.Fatal(err)
		}
	}
	if loads != 1 {
		t.Errorf("%d loads, want 1", loads)
	}
}

// endregion

func TestFailuresAreNotCached(t *testing.T) {
	rdb, prefix := lab.Client(t)
	broken := errors.New("no database")
	fail := true
	cache := shield.New(rdb, config(prefix),
		func(context.Context, string) (int, error) {
			if fail {
				return 0, broken
			}
			return 100, nil
		})
	if _, err := cache.Get(t.Context(), "cup"); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	fail = false
	if price, err := cache.Get(t.Context(), "cup"); price != 100 {
		t.Errorf("got %d, %v", price, err)
	}
}

func TestFirstCallerGivesUp(t *testing.T) {
	rdb, prefix := lab.Client(t)
	started, finish := make(chan struct{}), make(chan struct{})
	cache := shield.New(rdb, config(prefix),
		func(ctx context.Context, _ string) (int, error) {
			close(started)
			<-finish
			return 100, ctx.Err()
		})
	gone := errors.New("the buyer left")
	ctx, cancel := context.WithCancelCause(t.Context())
	first := make(chan error)
	go func() {
		_, err := cache.Get(ctx, "cup")
		first <- err
	}()
	<-started
	cancel(gone)
	if err := <-first; !errors.Is(err, gone) {
		t.Errorf("the first caller: %v", err)
	}
	second := make(chan error)
	go func() {
		_, err := cache.Get(t.Context(), "cup")
		second <- err
	}()
	time.Sleep(50 * time.Millisecond) // joins
	close(finish)
	if err := <-second; err != nil {
		t.Errorf("the second caller: %v", err)
	}
}

func TestTTLsDiffer(t *testing.T) {
	rdb, prefix := lab.Client(t)
	cfg := config(prefix)
	cache := shield.New(rdb, cfg,
		func(context.Context, string) (int, error) { return 1, nil })
	seen := map[time.Duration]bool{}
	for i := range 20 {
		id := strconv.Itoa(i)
		if _, err := cache.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		ttl, err := rdb.PTTL(t.Context(), prefix+id).Result()
		if err != nil || ttl > cfg.TTL || ttl < cfg.TTL*3/4 {
			t.Errorf("TTL %v, %v", ttl, err)
		}
		seen[ttl.Round(time.Second)] = true
	}
	if len(seen) < 4 {
		t.Errorf("20 keys expire at %d moments", len(seen))
	}
}

func TestForget(t *testing.T) {
	rdb, prefix := lab.Client(t)
	price := 100
	cache := shield.New(rdb, config(prefix),
		func(context.Context, string) (int, error) { return price, nil })
	if _, err := cache.Get(t.Context(), "cup"); err != nil {
		t.Fatal(err)
	}
	price = 200
	if err := cache.Forget(t.Context(), "cup"); err != nil {
		t.Fatal(err)
	}
	if got, err := cache.Get(t.Context(), "cup"); got != 200 {
		t.Errorf("got %d, %v", got, err)
	}
}

// region:down

func TestRedisIsDown(t *testing.T) {
	rdb := redis.NewClient(&redis.Options{
		Addr:          "127.0.0.1:1", // nobody listens there
		DialerRetries: 1, MaxRetries: -1,
	})
	defer rdb.Close()
	cfg := config("shop:product:v1:")
	cfg.Timeout = 100 * time.Millisecond
	counts := counter{}
	cfg.Count = counts.add
	cache := shield.New(rdb, cfg,
		func(context.Context, string) (int, error) {
			time.Sleep(300 * time.Millisecond) // a busy database
			return 100, nil
		})
	var wg sync.WaitGroup
	for i := range 20 { // products, and room for 4 loads
		wg.Go(func() { cache.Get(t.Context(), strconv.Itoa(i)) })
	}
	wg.Wait()
	if counts.of("load") != 4 || counts.of("busy") != 16 {
		t.Errorf("loads %d, refused %d, want 4 and 16",
			counts.of("load"), counts.of("busy"))
	}
}

// endregion

type counter struct{ m sync.Map }

func (c *counter) add(what string) {
	n, _ := c.m.LoadOrStore(what, new(atomic.Int64))
	n.(*atomic.Int64).Add(1)
}

func (c *counter) of(what string) int64 {
	n, ok := c.m.Load(what)
	if !ok {
		return 0
	}
	return n.(*atomic.Int64).Load()
}
