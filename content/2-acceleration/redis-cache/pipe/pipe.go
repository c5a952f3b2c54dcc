// Package pipe reads many keys: one by one, in a pipeline, in a command.
package pipe

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"
)

// region:ways

// OneByOne pays a round trip a key.
func OneByOne(
	ctx context.Context, rdb *redis.Client, keys []string,
) (found int, err error) {
	for _, key := range keys {
		err := rdb.Get(ctx, key).Err()
		if err == nil {
			found++
		} else if !errors.Is(err, redis.Nil) {
			return found, err
		}
	}
	return found, nil
}

// Pipeline sends all commands, then reads all answers. Between them the
// server may serve others: it is no transaction.
func Pipeline(
	ctx context.Context, rdb *redis.Client, keys []string,
) (found int, err error) {
	answers, err := rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, key := range keys {
			p.Get(ctx, key)
		}
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return 0, err
	}
	for _, answer := range answers {
		if answer.Err() == nil {
			found++
		}
	}
	return found, nil
}

// Command is MGET: one command, one answer, all or nothing.
func Command(
	ctx context.Context, rdb *redis.Client, keys []string,
) (found int, err error) {
	values, err := rdb.MGet(ctx, keys...).Result()
	for _, value := range values {
		if value != nil {
			found++
		}
	}
	return found, err
}

// endregion
