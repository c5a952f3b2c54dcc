// Package jitter shows what the same TTL does to keys that were written
// together.
package jitter

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/redis/go-redis/v9"
)

// region:spread

// Spread shortens the TTL by up to a fifth.
func Spread(ttl time.Duration) time.Duration {
	return ttl - rand.N(ttl/5)
}

// endregion

// Exact is the TTL as it is.
func Exact(ttl time.Duration) time.Duration { return ttl }

// Warm writes n keys, as a release with an empty cache does.
func Warm(
	ctx context.Context, rdb *redis.Client, prefix string, n int,
	ttl func() time.Duration,
) error {
	_, err := rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i := range n {
			p.Set(ctx, fmt.Sprint(prefix, i), "cup", ttl())
		}
		return nil
	})
	return err
}

// Read asks for all keys once and writes those that were missing. It
// returns how many those were: each is a query to the database.
func Read(
	ctx context.Context, rdb *redis.Client, prefix string, n int,
	ttl func() time.Duration,
) (misses int, err error) {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprint(prefix, i)
	}
	values, err := rdb.MGet(ctx, keys...).Result()
	if err != nil {
		return 0, err
	}
	_, err = rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, value := range values {
			if value == nil {
				misses++
				p.Set(ctx, keys[i], "cup", ttl())
			}
		}
		return nil
	})
	return misses, err
}
