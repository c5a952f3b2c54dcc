// Package race holds limiters that look right and are not.
package race

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

// Limiter admits Limit requests in Per.
type Limiter struct {
	RDB   *redis.Client
	Limit int64
	Per   time.Duration
}

// region:check

// CheckThenCount asks how many there are, then counts one more.
func (l *Limiter) CheckThenCount(
	ctx context.Context, key string,
) (bool, error) {
	n, err := l.RDB.Get(ctx, key).Int64()
	if err != nil && !errors.Is(err, redis.Nil) {
		return false, err
	}
	if n >= l.Limit { // and meanwhile everybody reads the same n
		return false, nil
	}
	if n, err = l.RDB.Incr(ctx, key).Result(); n == 1 && err == nil {
		err = l.RDB.Expire(ctx, key, l.Per).Err()
	}
	return err == nil, err
}

// endregion
// region:count

// CountThenCheck counts rightly; its key may live for ever.
func (l *Limiter) CountThenCheck(
	ctx context.Context, key string,
) (bool, error) {
	n, err := l.RDB.Incr(ctx, key).Result()
	if err != nil {
		return false, err
	}
	if n == 1 { // the process dies here, or the request is cancelled
		if err := l.RDB.Expire(ctx, key, l.Per).Err(); err != nil {
			return false, err
		}
	}
	return n <= l.Limit, nil
}

// endregion
