// Package both holds several limits of one client at once.
package both

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// Limit is at most Max requests in a window of Per.
type Limit struct {
	Max int64
	Per time.Duration
}

// Limiter admits a request that is within all its limits.
type Limiter struct {
	RDB    *redis.Client
	Prefix string
	Limits []Limit          // 3 a minute and 5 an hour, for example
	Now    func() time.Time // windows are counted from 1970
}

// region:start

// Take admits the request, or says how long to wait for the slowest of the
// limits that are spent.
func (l *Limiter) Take(
	ctx context.Context, client string,
) (allowed bool, retry time.Duration, err error) {
	now := l.Now().UnixMilli()
	for _, limit := range l.Limits {
		per := limit.Per.Milliseconds()
		key := fmt.Sprintf("%s%s:%d:%d", l.Prefix, client, per, now/per)
		n, err := l.RDB.Get(ctx, key).Int64()
		if err != nil && !errors.Is(err, redis.Nil) {
			return false, 0, err
		}
		if n >= limit.Max {
			wait := time.Duration(per-now%per) * time.Millisecond
			return false, wait, nil
		}
		if err := l.RDB.Incr(ctx, key).Err(); err != nil {
			return false, 0, err
		}
	}
	return true, 0, nil
}

// endregion
