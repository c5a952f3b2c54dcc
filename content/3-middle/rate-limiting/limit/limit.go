// Package limit counts requests in Redis, so that all replicas of a
// service share one limit.
package limit

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

var (
	//go:embed clock.lua
	clock string
	//go:embed fixed.lua
	fixed string
	//go:embed log.lua
	log string
	//go:embed counter.lua
	counter string
	//go:embed bucket.lua
	bucket string
	//go:embed gcra.lua
	gcra string
)

// The algorithms; each is one step of Redis.
var (
	FixedWindow    = redis.NewScript(clock + fixed)
	SlidingLog     = redis.NewScript(clock + log)
	SlidingCounter = redis.NewScript(clock + counter)
	TokenBucket    = redis.NewScript(clock + bucket)
	GCRA           = redis.NewScript(clock + gcra)
)

// region:limiter

// Limit is 100 a minute, for example; a bucket holds Burst of them at most.
type Limit struct {
	Rate  int
	Per   time.Duration
	Burst int // for windows the same as Rate
}

// Result is what to tell the caller.
type Result struct {
	Allowed    bool
	Remaining  int
	RetryAfter time.Duration // zero if allowed
	Reset      time.Duration // until nothing is spent
}

// ErrTooCostly means that no waiting will help.
var ErrTooCostly = errors.New("the cost is above the limit")

// Limiter is safe for concurrent use, also by several processes.
type Limiter struct {
	RDB    redis.Scripter
	Script *redis.Script    // one of the algorithms
	Prefix string           // "shop:limit:search:v1:"
	Now    func() time.Time // nil: the clock of Redis
	Limit
}

// Take spends cost for the key, or says when to come again. One round
// trip, one key, and nobody comes in between.
func (l *Limiter) Take(
	ctx context.Context, key string, cost int,
) (Result, error) {
	if cost > l.Burst {
		return Result{}, ErrTooCostly
	}
	now := ""
	if l.Now != nil {
		now = fmt.Sprint(l.Now().UnixMilli())
	}
	got, err := l.Script.Run(ctx, l.RDB, []string{l.Prefix + key},
		now, l.Rate, l.Per.Milliseconds(), l.Burst, cost).Int64Slice()
	if err != nil {
		return Result{}, fmt.Errorf("limit %s: %w", l.Prefix, err)
	}
	return Result{
		Allowed:    got[0] == 1,
		Remaining:  int(max(got[1], 0)),
		RetryAfter: time.Duration(got[2]) * time.Millisecond,
		Reset:      time.Duration(got[3]) * time.Millisecond,
	}, nil
}

// endregion
