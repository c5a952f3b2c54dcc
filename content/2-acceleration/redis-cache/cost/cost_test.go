// Package cost measures what a command on many elements costs the one who
// sends it, and the one who only wanted to read a small key.
package cost_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

// elements is small unless a record is made.
func elements() int {
	if proof.Recording() {
		return 1_000_000
	}
	return 50_000
}

func TestBigKeys(t *testing.T) {
	rdb := lab.Own(t)
	neighbour := lab.Dial(t, "redis://"+rdb.Options().Addr)
	ctx, n := t.Context(), elements()
	fill(t, rdb, "hash", n)
	text := lab.Header(t, rdb) + fmt.Sprintf(
		"a hash of %d fields, %d keys\n\n%-22s %9s %14s\n",
		n, n, "ms", "command", "GET beside it")
	waits := map[string]time.Duration{}
	step := func(name string, run func() error) {
		t.Helper()
		own, other, err := beside(ctx, neighbour, run)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		waits[name] = other
		text += fmt.Sprintf("%-22s %9.1f %14.1f\n", name,
			float64(own.Microseconds())/1000,
			float64(other.Microseconds())/1000)
	}
	step("HGET", func() error {
		return rdb.HGet(ctx, "hash", "field:7").Err()
	})
	step("HGETALL", func() error {
		return rdb.HGetAll(ctx, "hash").Err()
	})
	step("HSCAN, all, by 1000", func() error {
		it := rdb.HScan(ctx, "hash", 0, "", 1000).Iterator()
		for it.Next(ctx) {
		}
		return it.Err()
	})
	step("KEYS *", func() error {
		return rdb.Keys(ctx, "nothing:*").Err()
	})
	step("SCAN, all, by 1000", func() error {
		it := rdb.Scan(ctx, 0, "nothing:*", 1000).Iterator()
		for it.Next(ctx) {
		}
		return it.Err()
	})
	step("DEL of the hash", func() error {
		return rdb.Del(ctx, "hash").Err()
	})
	fill(t, rdb, "hash2", n)
	step("UNLINK of the hash", func() error {
		return rdb.Unlink(ctx, "hash2").Err()
	})
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
		if waits["DEL of the hash"] < 5*waits["UNLINK of the hash"] {
			t.Errorf("DEL costs others no more than UNLINK:\n%s", text)
		}
	}
}

// fill makes a hash of n fields, and n keys.
func fill(t *testing.T, rdb *redis.Client, hash string, n int) {
	t.Helper()
	const chunk = 10_000
	for from := 0; from < n; from += chunk {
		_, err := rdb.Pipelined(t.Context(),
			func(p redis.Pipeliner) error {
				for i := from; i < from+chunk; i++ {
					field := fmt.Sprint("field:", i)
					p.HSet(t.Context(), hash, field, "some value")
					p.Set(t.Context(), field, "cup", 0)
				}
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// beside runs f and says how long it took, and how long the slowest GET of
// another client did meanwhile.
func beside(
	ctx context.Context, rdb *redis.Client, f func() error,
) (own, slowest time.Duration, err error) {
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			start := time.Now()
			rdb.Get(ctx, "field:7")
			slowest = max(slowest, time.Since(start))
			select {
			case <-done:
				return
			case <-time.After(time.Millisecond):
			}
		}
	})
	time.Sleep(20 * time.Millisecond)
	start := time.Now()
	err = f()
	own = time.Since(start)
	close(done)
	wg.Wait()
	return own, slowest, err
}
