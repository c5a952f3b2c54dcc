package caches

import (
	"context"
	"errors"
	"sync"
	"time"
)

// region:limiter

// ErrTooLate means that the token would come after the deadline.
var ErrTooLate = errors.New("no token before the deadline")

// Limiter is a bucket of tokens without a goroutine and a ticker: all it
// keeps is the moment at which the bucket is full again.
type Limiter struct {
	interval time.Duration // of one token
	room     time.Duration // in which an empty bucket fills

	mu   sync.Mutex
	full time.Time
}

// NewLimiter returns a full bucket of burst tokens, at least one.
func NewLimiter(interval time.Duration, burst int) *Limiter {
	return &Limiter{
		interval: interval,
		room:     time.Duration(burst) * interval,
	}
}

// Allow takes a token if there is one.
func (l *Limiter) Allow() bool {
	_, _, ok := l.take(0)
	return ok
}

// Wait takes a token, or the next one that will come. If it would come
// too late for ctx, it fails at once.
func (l *Limiter) Wait(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	patience := time.Duration(1<<63 - 1)
	if end, ok := ctx.Deadline(); ok {
		patience = time.Until(end)
	}
	full, wait, ok := l.take(patience)
	if !ok {
		return ErrTooLate
	}
	if wait == 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		l.giveBack(full)
		return context.Cause(ctx)
	}
}

// take moves full by one token, unless one would wait longer than
// patience for it.
func (l *Limiter) take(patience time.Duration) (
	full time.Time, wait time.Duration, ok bool,
) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	full = l.full
	if full.Before(now) {
		full = now // a full bucket does not get fuller
	}
	full = full.Add(l.interval)
	wait = max(0, full.Sub(now)-l.room)
	if wait > patience {
		return full, wait, false // a refusal costs nothing
	}
	l.full = full
	return full, wait, true
}

// giveBack returns a token. If others queue behind it, it is lost: they
// have their moments already, and two would go at once.
func (l *Limiter) giveBack(full time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.full.Equal(full) {
		l.full = full.Add(-l.interval)
	}
}

// endregion
