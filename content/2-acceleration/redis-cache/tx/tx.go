// Package tx changes a key by what has been read from it.
package tx

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"
)

// ErrFunds means that there is not enough to take.
var ErrFunds = errors.New("not enough")

// region:watch

// Take subtracts sum if there is enough. EXEC does nothing if somebody has
// written the key after WATCH: then the whole is repeated.
func Take(
	ctx context.Context, rdb *redis.Client, key string, sum int64,
) error {
	attempt := func(tx *redis.Tx) error {
		left, err := tx.Get(ctx, key).Int64()
		if err != nil {
			return err
		}
		if left < sum {
			return ErrFunds
		}
		_, err = tx.TxPipelined(ctx, func(p redis.Pipeliner) error {
			p.DecrBy(ctx, key, sum)
			return nil
		})
		return err
	}
	for {
		err := rdb.Watch(ctx, attempt, key)
		if !errors.Is(err, redis.TxFailedErr) {
			return err
		}
	}
}

// endregion

// region:script

// TakeScript is the same in one round trip and without repetition: nobody
// comes between the lines of a script.
var TakeScript = redis.NewScript(`
local left = tonumber(redis.call("GET", KEYS[1]) or "0")
if left < tonumber(ARGV[1]) then
	return -1
end
return redis.call("DECRBY", KEYS[1], ARGV[1])`)

// endregion
