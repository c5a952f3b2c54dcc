// Package lease takes tokens from Redis by the dozen and gives them out in
// the process.
package lease

import (
	"context"
	"sync"
	"time"

	"route500k/content/3-middle/rate-limiting/limit"
)

// region:lease

// Lease is for one busy key: the limit of a partner, of the whole service.
type Lease struct {
	Remote *limit.Limiter
	Key    string
	Chunk  int // tokens a question

	mu    sync.Mutex
	left  int       // tokens that this process has paid for
	until time.Time // before it Redis would refuse
}

// Allow asks Redis once in Chunk requests, and not at all while it is
// known that there is nothing.
func (l *Lease) Allow(ctx context.Context) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.left == 0 {
		if time.Now().Before(l.until) {
			return false, nil
		}
		got, err := l.Remote.Take(ctx, l.Key, l.Chunk)
		if err != nil {
			return false, err
		}
		if !got.Allowed {
			l.until = time.Now().Add(got.RetryAfter)
			return false, nil
		}
		l.left = l.Chunk
	}
	l.left--
	return true, nil
}

// endregion
