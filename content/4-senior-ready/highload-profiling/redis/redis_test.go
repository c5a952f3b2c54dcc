// Package redis looks where requests to Redis wait.
package redis_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

func dial(
	t *testing.T, address string, set func(*redis.Options),
) *redis.Client {
	t.Helper()
	options, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	set(options)
	client := redis.NewClient(options)
	t.Cleanup(func() {
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	})
	return client
}

// Redis is idle, and the request fails: the pool has no connection.
func TestPoolIsTheQueue(t *testing.T) {
	t.Parallel()
	address, prefix := servers.Redis(t)
	client := dial(t, address, func(o *redis.Options) {
		o.PoolSize = 1
		o.PoolTimeout = 50 * time.Millisecond
		o.MaxRetries = -1
	})
	taken := client.Conn() // as BLPOP takes it
	defer taken.Close()
	if err := taken.Ping(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	err := client.Get(t.Context(), prefix+"stock").Err()
	if !errors.Is(err, redis.ErrPoolTimeout) {
		t.Fatalf("got %v", err)
	}
	stats := client.PoolStats()
	proof.Golden(t, "testdata/want.txt",
		fmt.Sprintf("%v\ntimeouts %d", err, stats.Timeouts))
}

// With RECORD=1 the test sees what pools and pipelines do to 64 workers.
func TestWaits(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	address, prefix := servers.Redis(t)
	first := lab.Dial(t, address)
	text := lab.Header(t, first) + `64 workers, GET, 1 s each

                      GET/s    p99, ms  of it in the pool, ms, mean
`
	for _, c := range []struct {
		name  string
		pool  int
		batch int
	}{
		{"pool of 4", 4, 1}, {"pool of 64", 64, 1},
		{"pool of 4, 16 at once", 4, 16},
	} {
		client := dial(t, address, func(o *redis.Options) {
			o.PoolSize = c.pool
			o.PoolTimeout = 10 * time.Second
		})
		key := prefix + "stock"
		if err := client.Set(t.Context(), key, 7, 0).Err(); err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		var took []time.Duration
		end := time.Now().Add(time.Second)
		var wg sync.WaitGroup
		for range 64 {
			wg.Go(func() {
				var own []time.Duration
				for time.Now().Before(end) {
					start := time.Now()
					_, err := client.Pipelined(t.Context(),
						func(p redis.Pipeliner) error {
							for range c.batch {
								p.Get(t.Context(), key)
							}
							return nil
						})
					if err != nil {
						t.Error(err)
						return
					}
					own = append(own, time.Since(start))
				}
				mu.Lock()
				defer mu.Unlock()
				took = append(took, own...)
			})
		}
		wg.Wait()
		slices.Sort(took)
		stats := client.PoolStats()
		text += fmt.Sprintf("%-22s%6d%10.1f%20.2f\n", c.name,
			len(took)*c.batch, took[len(took)*99/100].Seconds()*1000,
			time.Duration(stats.WaitDurationNs).Seconds()*1000/
				float64(len(took)))
	}
	proof.Record(t, "testdata/record.txt", text)
}
