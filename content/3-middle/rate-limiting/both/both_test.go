package both

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
)

// bench is a limiter whose clock the test moves.
type bench struct {
	*Limiter
	now time.Time
	trips
}

func newBench(t *testing.T, limits ...Limit) *bench {
	t.Helper()
	rdb, prefix := lab.Client(t)
	b := &bench{now: time.Unix(1_800_000_000, 0)} // a full hour
	b.Limiter = &Limiter{
		RDB: rdb, Prefix: prefix, Limits: limits,
		Now: func() time.Time { return b.now },
	}
	rdb.AddHook(&b.trips)
	return b
}

// takes asks n times and returns how many were admitted, and the last
// wait.
func (b *bench) takes(
	t *testing.T, client string, n int,
) (admitted int, retry time.Duration) {
	t.Helper()
	for range n {
		ok, wait, err := b.Take(t.Context(), client)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			admitted++
		}
		retry = wait
	}
	return admitted, retry
}

func TestBothHold(t *testing.T) {
	b := newBench(t, Limit{3, time.Minute}, Limit{5, time.Hour})
	for _, tt := range []struct {
		after time.Duration
		want  int
	}{
		{0, 3}, {time.Minute, 2}, {2 * time.Minute, 0},
		{time.Hour, 3}, {2 * time.Hour, 3},
	} {
		b.now = time.Unix(1_800_000_000, 0).Add(tt.after)
		if got, _ := b.takes(t, "anna", 3); got != tt.want {
			t.Errorf("after %v: %d admitted, want %d",
				tt.after, got, tt.want)
		}
	}
}

func TestRefusedSpendsNothing(t *testing.T) {
	for _, limits := range [][]Limit{
		{{3, time.Minute}, {5, time.Hour}},
		{{5, time.Hour}, {3, time.Minute}},
	} {
		b := newBench(t, limits...)
		b.takes(t, "anna", 20) // 3 of them are admitted
		b.now = b.now.Add(time.Minute)
		if got, _ := b.takes(t, "anna", 3); got != 2 {
			t.Errorf("%v: %d admitted in the next minute, want 2",
				limits, got)
		}
	}
}

func TestRetryIsTheLongest(t *testing.T) {
	b := newBench(t, Limit{2, time.Minute}, Limit{2, time.Hour})
	b.now = b.now.Add(300 * time.Millisecond)
	if _, retry := b.takes(t, "anna", 2); retry != 0 {
		t.Errorf("admitted, and told to wait %v", retry)
	}
	_, retry := b.takes(t, "anna", 1)
	if want := time.Hour - 300*time.Millisecond; retry != want {
		t.Errorf("told to wait %v, want %v", retry, want)
	}
}

func TestClientsAreSeparate(t *testing.T) {
	b := newBench(t, Limit{3, time.Hour})
	b.takes(t, "anna", 5)
	if got, _ := b.takes(t, "boris", 5); got != 3 {
		t.Errorf("another client: %d admitted, want 3", got)
	}
}

func TestFiftyAtOnce(t *testing.T) {
	b := newBench(t, Limit{40, time.Hour}, Limit{60, 24 * time.Hour})
	var admitted atomic.Int64
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			for range 10 {
				ok, _, err := b.Take(t.Context(), "anna")
				if err != nil {
					t.Error(err)
				}
				if ok {
					admitted.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if admitted.Load() != 40 {
		t.Error("not 40 admitted of 40")
	}
}

func TestOneTrip(t *testing.T) {
	b := newBench(t, Limit{3, time.Minute}, Limit{5, time.Hour})
	b.takes(t, "anna", 1) // the script may have to be loaded
	b.n.Store(0)
	b.takes(t, "anna", 1)
	if n := b.n.Load(); n != 1 {
		t.Errorf("%d round trips, want 1", n)
	}
}

func TestKeys(t *testing.T) {
	b := newBench(t, Limit{3, time.Minute}, Limit{5, time.Hour})
	b.takes(t, "anna", 1)
	ctx := t.Context()
	found := b.RDB.Keys(ctx, b.Prefix+"*").Val()
	if len(found) == 0 {
		t.Fatal("no keys")
	}
	for i, key := range found {
		name := strings.TrimPrefix(key, b.Prefix)
		ttl := b.RDB.PTTL(ctx, key).Val()
		if ttl <= 0 || ttl > time.Hour {
			t.Errorf("key %d never expires", i)
		}
		if !strings.Contains(name, "{anna}") {
			t.Errorf("key %d may lie in any slot", i)
		}
	}
}

// trips counts what goes to Redis and back.
type trips struct{ n atomic.Int64 }

func (h *trips) DialHook(next redis.DialHook) redis.DialHook {
	return next
}

func (h *trips) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		h.n.Add(1)
		return next(ctx, cmd)
	}
}

func (h *trips) ProcessPipelineHook(
	next redis.ProcessPipelineHook,
) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		h.n.Add(1)
		return next(ctx, cmds)
	}
}
