package pipe_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/pipe"
	"route500k/content/internal/proof"
)

func TestWays(t *testing.T) {
	rdb, prefix := lab.Client(t)
	keys := make([]string, 1000)
	for i := range keys {
		keys[i] = fmt.Sprint(prefix, i)
		if i%10 == 0 {
			continue // a hole: redis.Nil
		}
		err := rdb.Set(t.Context(), keys[i], "cup", time.Minute).Err()
		if err != nil {
			t.Fatal(err)
		}
	}
	text := lab.Header(t, rdb) +
		"1000 keys, client and server on one machine\n"
	var all []time.Duration
	for _, way := range []struct {
		name string
		read func(context.Context, *redis.Client, []string) (int, error)
	}{
		{"GET, one by one", pipe.OneByOne},
		{"GET in a pipeline", pipe.Pipeline},
		{"MGET", pipe.Command},
	} {
		best := time.Hour
		for range 5 {
			start := time.Now()
			found, err := way.read(t.Context(), rdb, keys)
			if err != nil || found != 900 {
				t.Fatalf("%s: %d, %v", way.name, found, err)
			}
			best = min(best, time.Since(start))
		}
		all = append(all, best)
		text += fmt.Sprintf("%-18s %6.1f ms\n", way.name,
			float64(best.Microseconds())/1000)
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	if all[0] < all[1] || all[0] < all[2] {
		t.Errorf("round trips cost nothing:\n%s", text)
	}
}
