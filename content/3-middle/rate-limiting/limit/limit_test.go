package limit_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/3-middle/rate-limiting/limit"
	"route500k/content/internal/servers"
)

var algorithms = map[string]*redis.Script{
	"fixed window":    limit.FixedWindow,
	"sliding log":     limit.SlidingLog,
	"sliding counter": limit.SlidingCounter,
	"token bucket":    limit.TokenBucket,
	"GCRA":            limit.GCRA,
}

// start is the beginning of an hour.
var start = time.Unix(1_800_000_000, 0)

// region:hammer

// Fifty goroutines of five processes take all they can get. A hundred an
// hour: what flows in meanwhile is less than one.
func TestNeverTooMany(t *testing.T) {
	const limitPerHour, goroutines, attempts = 100, 50, 40
	for name, script := range algorithms {
		t.Run(name, func(t *testing.T) {
			address, prefix := servers.Redis(t)
			var admitted atomic.Int64
			var wg sync.WaitGroup
			for range 5 { // processes
				l := limit.Limiter{
					RDB: lab.Dial(t, address), Script: script,
					Prefix: prefix,
					Limit: limit.Limit{Rate: limitPerHour,
						Per: time.Hour, Burst: limitPerHour},
				}
				for range goroutines / 5 {
					wg.Go(func() {
						for range attempts {
							got, err := l.Take(t.Context(), "user:7", 1)
							if err != nil {
								t.Error(err)
								return
							}
							if got.Allowed {
								admitted.Add(1)
							}
						}
					})
				}
			}
			wg.Wait()
			if n := admitted.Load(); n != limitPerHour {
				t.Errorf("%d admitted of %d", n, limitPerHour)
			}
		})
	}
}

// endregion

// While tokens flow in, the clock of Redis says how many there may be.
func TestNeverTooManyWhileFlowing(t *testing.T) {
	for _, name := range []string{"token bucket", "GCRA"} {
		t.Run(name, func(t *testing.T) {
			rdb, prefix := lab.Client(t)
			ctx := t.Context()
			const rate, burst = 1000, 50 // a second
			l := limit.Limiter{
				RDB: rdb, Script: algorithms[name], Prefix: prefix,
				Limit: limit.Limit{
					Rate: rate, Per: time.Second, Burst: burst,
				},
			}
			begin := rdb.Time(ctx).Val()
			var admitted atomic.Int64
			var wg sync.WaitGroup
			for range 50 {
				wg.Go(func() {
					for range 40 {
						got, err := l.Take(ctx, "user:7", 1)
						if err != nil {
							t.Error(err)
						}
						if got.Allowed {
							admitted.Add(1)
						}
					}
				})
			}
			wg.Wait()
			// The scripts count in whole milliseconds.
			took := rdb.Time(ctx).Val().Sub(begin) + time.Millisecond
			most := burst + rate*took.Seconds()
			if n := float64(admitted.Load()); n > most || n < burst {
				t.Errorf("%v admitted in %v, at most %v", n, took, most)
			}
		})
	}
}

// at gives a limiter whose clock the test moves.
func at(
	t *testing.T, script *redis.Script, of limit.Limit,
) (*limit.Limiter, *time.Time) {
	t.Helper()
	rdb, prefix := lab.Client(t)
	now := start
	return &limit.Limiter{
		RDB: rdb, Script: script, Prefix: prefix, Limit: of,
		Now: func() time.Time { return now },
	}, &now
}

func take(t *testing.T, l *limit.Limiter, cost int) limit.Result {
	t.Helper()
	got, err := l.Take(t.Context(), "user:7", cost)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Who waits as long as told is admitted, and not a millisecond earlier.
func TestRetryAfterIsExact(t *testing.T) {
	for name, script := range algorithms {
		t.Run(name, func(t *testing.T) {
			l, now := at(t, script, limit.Limit{
				Rate: 10, Per: time.Minute, Burst: 10,
			})
			for i := range 10 {
				*now = start.Add(time.Duration(i) * time.Second)
				if got := take(t, l, 1); !got.Allowed {
					t.Fatalf("request %d: %+v", i, got)
				}
			}
			// Until three are free; an even previous window is needed
			// for the counter, so ask again after the first wait.
			var waited time.Duration
			for {
				got := take(t, l, 3)
				if got.Allowed {
					break
				}
				if got.RetryAfter <= 0 || waited > 3*time.Minute {
					t.Fatalf("refused after %v: %+v", waited, got)
				}
				*now = now.Add(got.RetryAfter - time.Millisecond)
				if got := take(t, l, 3); got.Allowed {
					t.Fatal("admitted earlier than told")
				}
				*now = now.Add(time.Millisecond)
				waited += got.RetryAfter
			}
		})
	}
}

func TestCost(t *testing.T) {
	for name, script := range algorithms {
		t.Run(name, func(t *testing.T) {
			l, _ := at(t, script, limit.Limit{
				Rate: 10, Per: time.Minute, Burst: 10,
			})
			for _, tt := range []struct {
				cost, remaining int
				allowed         bool
			}{
				{7, 3, true}, {4, 3, false}, {3, 0, true}, {1, 0, false},
			} {
				got := take(t, l, tt.cost)
				if got.Allowed != tt.allowed ||
					got.Remaining != tt.remaining {
					t.Errorf("cost %d: %+v", tt.cost, got)
				}
			}
			_, err := l.Take(t.Context(), "user:8", 11)
			if !errors.Is(err, limit.ErrTooCostly) {
				t.Errorf("cost 11 of 10: %v", err)
			}
		})
	}
}

// A key that nobody uses leaves by itself.
func TestKeysExpire(t *testing.T) {
	for name, script := range algorithms {
		t.Run(name, func(t *testing.T) {
			rdb, prefix := lab.Client(t)
			l := limit.Limiter{
				RDB: rdb, Script: script, Prefix: prefix,
				Limit: limit.Limit{
					Rate: 10, Per: time.Minute, Burst: 10,
				},
			}
			take(t, &l, 1)
			ttl := rdb.PTTL(t.Context(), prefix+"user:7").Val()
			if ttl <= 0 || ttl > 2*time.Minute {
				t.Errorf("the key lives for %v", ttl)
			}
		})
	}
}

// One replica has a clock that is 30 seconds ahead.
func TestClocksDiffer(t *testing.T) {
	l, now := at(t, limit.TokenBucket, limit.Limit{
		Rate: 10, Per: time.Minute, Burst: 10,
	})
	admitted := 0
	for i := range 100 { // all within a second
		*now = start
		if i >= 10 && i%2 == 1 {
			*now = start.Add(30 * time.Second)
		}
		if take(t, l, 1).Allowed {
			admitted++
		}
	}
	if admitted != 15 { // 10, and 5 of the half minute that never was
		t.Errorf("%d admitted", admitted)
	}
}
