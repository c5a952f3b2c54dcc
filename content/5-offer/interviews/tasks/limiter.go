package tasks

import (
	"context"
	"sync"
	"time"
)

// Limiter lets through burst calls at once and then one in every pause.
type Limiter struct {
	tokens chan struct{}
	stop   chan struct{}
	wg     sync.WaitGroup
}

// region:limiter

// NewLimiter starts a limiter with a full bucket. It lives until Close.
func NewLimiter(pause time.Duration, burst int) *Limiter {
	l := &Limiter{
		tokens: make(chan struct{}, burst),
		stop:   make(chan struct{}),
	}
	for range burst {
		l.tokens <- struct{}{}
	}
	l.wg.Go(func() { l.refill(pause) })
	return l
}

func (l *Limiter) refill(pause time.Duration) {
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			select {
			case l.tokens <- struct{}{}:
			default: // the bucket is full
			}
		case <-l.stop:
			return
		}
	}
}

// Wait returns when the call may go on, or the reason why it may not.
func (l *Limiter) Wait(ctx context.Context) error {
	select {
	case <-l.tokens:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// endregion

// Close ends the refill; call it once. Who waits now waits for ctx.
func (l *Limiter) Close() {
	close(l.stop)
	l.wg.Wait()
}
