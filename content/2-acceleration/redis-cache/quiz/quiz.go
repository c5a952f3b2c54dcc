// Package quiz holds the programs of «what does it print?» about Redis.
package quiz

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/redis/go-redis/v9"
)

// TTL writes a key with a TTL twice.
func TTL(
	ctx context.Context, rdb *redis.Client, key string, out io.Writer,
) {
	// region:ttl
	rdb.Set(ctx, key, 100, time.Minute)
	rdb.Incr(ctx, key)
	fmt.Fprintln(out, rdb.TTL(ctx, key).Val())

	rdb.Set(ctx, key, 200, 0)
	fmt.Fprintln(out, rdb.TTL(ctx, key).Val() == -1)

	rdb.Set(ctx, key, 300, time.Minute)
	rdb.Set(ctx, key, 400, redis.KeepTTL)
	fmt.Fprintln(out, rdb.TTL(ctx, key).Val())
	// endregion
}

// Transaction fails in the middle.
func Transaction(
	ctx context.Context, rdb *redis.Client, key string, out io.Writer,
) {
	// region:transaction
	rdb.Set(ctx, key+":name", "cup", time.Minute)
	_, err := rdb.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, key+":price", 100, time.Minute)
		p.Incr(ctx, key+":name") // "cup" is no number
		p.Set(ctx, key+":stock", 7, time.Minute)
		return nil
	})
	fmt.Fprintln(out, err)
	fmt.Fprintln(out, rdb.Get(ctx, key+":price").Val(),
		rdb.Get(ctx, key+":stock").Val())
	// endregion
}

// Empty asks for what is not there.
func Empty(
	ctx context.Context, rdb *redis.Client, key string, out io.Writer,
) {
	// region:empty
	_, err := rdb.Get(ctx, key).Result()
	fmt.Fprintln(out, err, errors.Is(err, redis.Nil))

	fields, err := rdb.HGetAll(ctx, key).Result()
	fmt.Fprintln(out, len(fields), err)

	values, err := rdb.MGet(ctx, key, key).Result()
	fmt.Fprintln(out, values, err)
	// endregion
}
