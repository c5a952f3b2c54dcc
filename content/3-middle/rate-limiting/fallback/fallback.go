// Package fallback decides without Redis.
package fallback

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"route500k/content/3-middle/rate-limiting/limit"
)

// region:guard

// Mode is what to do while Redis does not answer.
type Mode int

const (
	Open   Mode = iota // let everybody in: catalogue, search
	Closed             // let nobody in: login, codes by SMS
	Local              // this process alone, with its share of the limit
)

// Guard asks the limiter of Redis, and does without it.
type Guard struct {
	Take func(ctx context.Context, key string, cost int) (
		limit.Result, error)
	Mode    Mode
	Share   *rate.Limiter // for Local: capacity / replicas
	Timeout time.Duration // of one question: 50 ms
	Pause   time.Duration // after a failure nobody asks: 1 s
	Count   func(outcome string)

	until atomic.Int64 // the end of the pause, Unix nanoseconds
}

// Decide never waits longer than Timeout, and only the first of many
// waits at all.
func (g *Guard) Decide(
	ctx context.Context, key string, cost int,
) (limit.Result, error) {
	now := time.Now()
	if now.UnixNano() < g.until.Load() {
		return g.without(cost), nil
	}
	asked, cancel := context.WithTimeout(ctx, g.Timeout)
	defer cancel()
	got, err := g.Take(asked, key, cost)
	if err == nil || errors.Is(err, limit.ErrTooCostly) {
		return got, err
	}
	if ctx.Err() != nil { // the client has left, Redis is not to blame
		return limit.Result{}, err
	}
	g.until.Store(now.Add(g.Pause).UnixNano())
	g.Count("redis")
	return g.without(cost), nil
}

func (g *Guard) without(cost int) limit.Result {
	g.Count("degraded")
	allowed := g.Mode == Open
	if g.Mode == Local {
		allowed = g.Share.AllowN(time.Now(), cost)
	}
	if allowed {
		return limit.Result{Allowed: true}
	}
	return limit.Result{RetryAfter: g.Pause}
}

// endregion
