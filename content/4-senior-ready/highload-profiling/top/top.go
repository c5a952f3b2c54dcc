// Package top is the block «they buy now» of the front page: a heavy
// question to the database, the answer to which is good for a second.
package top

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"
)

// Item is a line of the block.
type Item struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
	Sold  int64  `json:"sold"`
}

// Load asks the database.
type Load func(ctx context.Context) ([]Item, error)

// region:locked
// Locked is the cache as it was: the lock is held during the question.
type Locked struct {
	Load Load
	TTL  time.Duration

	mu      sync.Mutex
	items   []Item
	expires time.Time
}

func (c *Locked) JSON(ctx context.Context) ([]byte, error) {
	items, err := c.get(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(items)
}

func (c *Locked) get(ctx context.Context) ([]Item, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().Before(c.expires) {
		return c.items, nil
	}
	items, err := c.Load(ctx)
	if err != nil {
		return nil, err
	}
	c.items, c.expires = items, time.Now().Add(c.TTL)
	return items, nil
}

// endregion

// Snapshot is the first step: readers take what is ready, nobody waits.
type Snapshot struct {
	Load  Load
	items atomic.Pointer[[]Item]
}

func (s *Snapshot) JSON(context.Context) ([]byte, error) {
	return json.Marshal(*s.items.Load())
}

// Refresh asks the database once.
func (s *Snapshot) Refresh(ctx context.Context) error {
	items, err := s.Load(ctx)
	if err == nil {
		s.items.Store(&items)
	}
	return err
}

// region:ready
// Ready is the second step: what is the same for all is made once, too.
type Ready struct {
	Load Load
	page atomic.Pointer[[]byte] // never changed, only replaced
}

func (r *Ready) JSON(context.Context) ([]byte, error) {
	return *r.page.Load(), nil
}

// Refresh asks the database once. If it fails, the last page stays.
func (r *Ready) Refresh(ctx context.Context) error {
	items, err := r.Load(ctx)
	if err != nil {
		return err
	}
	page, err := json.Marshal(items)
	if err == nil {
		r.page.Store(&page)
	}
	return err
}

// endregion

// Keep refreshes until ctx is done; each question has its own time limit.
func Keep(
	ctx context.Context, refresh func(context.Context) error,
	every time.Duration, report func(error),
) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		asking, cancel := context.WithTimeout(ctx, 5*every)
		if err := refresh(asking); err != nil && ctx.Err() == nil {
			report(err)
		}
		cancel()
	}
}
