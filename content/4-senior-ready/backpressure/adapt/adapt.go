// Package adapt finds out how many requests a dependency can take at once.
package adapt

import (
	"errors"
	"math"
	"sync"
	"time"
)

// ErrLimit means that the dependency has enough to do.
var ErrLimit = errors.New("concurrency limit")

// region:limiter

// Sample is what is known of a call when it has ended.
type Sample struct {
	Took   time.Duration
	Inside int  // calls at once when it began, with it
	Failed bool // a timeout, a 429, a 503
}

// Rule makes the next limit out of the present one.
type Rule func(limit float64, s Sample) float64

// Limiter lets in as many calls as its rule allows.
type Limiter struct {
	Min, Max float64
	Rule     Rule

	mu     sync.Mutex
	limit  float64
	inside int
}

// Enter refuses at once. What it returns must be called at the end.
func (l *Limiter) Enter() (leave func(failed bool), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.limit = min(max(l.limit, l.Min), l.Max)
	if l.inside >= int(l.limit) {
		return nil, ErrLimit
	}
	l.inside++
	inside, began := l.inside, time.Now()
	return func(failed bool) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.inside--
		l.limit = l.Rule(l.limit,
			Sample{time.Since(began), inside, failed})
	}, nil
}

// endregion

// region:aimd

// AIMD adds one for a limit's worth of good calls, and takes a tenth off
// for a call that has failed or was slow.
func AIMD(slow time.Duration) Rule {
	return func(limit float64, s Sample) float64 {
		if s.Failed || s.Took > slow {
			return limit * 0.9
		}
		if 2*s.Inside < int(limit) {
			return limit // nobody needs more
		}
		return limit + 1/limit
	}
}

// endregion

// region:gradient

// Gradient compares a call with the usual one, a slow mean: the limit
// shrinks by as much as calls have become longer, and gets room for a
// short queue.
func Gradient(tolerance float64, window int) Rule {
	var usual float64
	return func(limit float64, s Sample) float64 {
		took := s.Took.Seconds()
		if usual == 0 {
			usual = took
		}
		usual += (took - usual) / float64(window)
		if 2*s.Inside < int(limit) {
			return limit
		}
		slope := min(max(tolerance*usual/took, 0.5), 1)
		next := limit*slope + math.Sqrt(limit)
		return limit + (next-limit)/limit // a limit's worth of calls
	}
}

// endregion

// Limit is for a metric.
func (l *Limiter) Limit() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return int(min(max(l.limit, l.Min), l.Max))
}
