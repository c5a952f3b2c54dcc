// Package evict compares eviction policies on reads of which few keys take
// most, disturbed by a report that reads everything once.
package evict

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	products = 40_000
	rounds   = 40
	batches  = 50  // in a round
	batch    = 100 // reads at once
	report   = 4000
)

var value = strings.Repeat("x", 400)

// Result is what the readers met.
type Result struct {
	Hits, Reads, Refused int
}

// Run reads through the cache. Every round a report reads the next part of
// the archive, which nobody else wants. The clock of LRU ticks once a
// second: without a pause between the rounds all keys look equally old.
func Run(
	ctx context.Context, rdb *redis.Client, pause time.Duration,
) (r Result, err error) {
	random := rand.New(rand.NewPCG(1, 2))
	popular := rand.NewZipf(random, 1.1, 20, products-1)
	for round := range rounds {
		for range batches {
			ids := make([]string, batch)
			for i := range ids {
				ids[i] = fmt.Sprint("product:", popular.Uint64())
			}
			hits, refused, err := read(ctx, rdb, ids)
			if err != nil {
				return r, err
			}
			if round >= rounds/2 { // warm by now
				r.Reads += batch
				r.Hits += hits
				r.Refused += refused
			}
		}
		for i := 0; i < report; i += batch {
			ids := make([]string, batch)
			for j := range ids {
				ids[j] = fmt.Sprint("report:", round*report+i+j)
			}
			if _, _, err := read(ctx, rdb, ids); err != nil {
				return r, err
			}
		}
		time.Sleep(pause)
	}
	return r, nil
}

// read is cache-aside for many keys.
func read(
	ctx context.Context, rdb *redis.Client, keys []string,
) (hits, refused int, err error) {
	values, err := rdb.MGet(ctx, keys...).Result()
	if err != nil {
		return 0, 0, err
	}
	answers, err := rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, found := range values {
			if found != nil {
				hits++
				continue
			}
			p.Set(ctx, keys[i], value, time.Hour+rand.N(time.Hour))
		}
		return nil
	})
	for _, answer := range answers {
		if redis.IsOOMError(answer.Err()) {
			refused++
		} else if answer.Err() != nil {
			return 0, 0, answer.Err()
		}
	}
	if err != nil && !redis.IsOOMError(err) {
		return 0, 0, err
	}
	return hits, refused, nil
}
