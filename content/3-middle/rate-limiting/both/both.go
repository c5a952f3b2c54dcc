// Package both holds several limits of one client at once.
package both

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// region:given

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

// endregion
// region:solution

// The first pass only looks, the second one writes: a refused request
// spends nothing.
var script = redis.NewScript(`
local wait = 0
for i, key in ipairs(KEYS) do
	local n = tonumber(redis.call("GET", key) or "0")
	if n >= tonumber(ARGV[2 * i - 1]) then
		wait = math.max(wait, tonumber(ARGV[2 * i]))
	end
end
if wait > 0 then
	return wait
end
for i, key in ipairs(KEYS) do
	redis.call("INCR", key)
	redis.call("PEXPIRE", key, ARGV[2 * i])
end
return 0`)

// Take admits the request, or says how long to wait for the slowest of the
// limits that are spent.
func (l *Limiter) Take(
	ctx context.Context, client string,
) (allowed bool, retry time.Duration, err error) {
	now := l.Now().UnixMilli()
	var keys []string
	var args []any
	for _, limit := range l.Limits {
		per := limit.Per.Milliseconds()
		// The braces keep all keys of a client in one slot.
		keys = append(keys, fmt.Sprintf("%s{%s}:%d:%d",
			l.Prefix, client, per, now/per))
		args = append(args, limit.Max, per-now%per)
	}
	wait, err := script.Run(ctx, l.RDB, keys, args...).Int64()
	return err == nil && wait == 0,
		time.Duration(wait) * time.Millisecond, err
}

// endregion
