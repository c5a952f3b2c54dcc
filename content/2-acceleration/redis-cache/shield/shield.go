// Package shield is cache-aside for production: it holds when a key is hot,
// when a key is missing and when Redis is.
package shield

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/singleflight"
)

// region:config

// ErrNotFound is the answer of a Load that there is nothing to cache.
var ErrNotFound = errors.New("not found")

// ErrBusy means that the database has no room for one more load.
var ErrBusy = errors.New("too many loads")

// Load asks the database.
type Load[T any] func(ctx context.Context, id string) (T, error)

// Config says what to keep, for how long and at what price.
type Config struct {
	Prefix  string            // "shop:product:v1:"
	TTL     time.Duration     // of a value
	Absent  time.Duration     // of the fact that there is none
	Timeout time.Duration     // of a load and of waiting for a slot
	Loads   int               // at once, in this process
	Count   func(what string) // hit, miss, load, redis, busy
}

// Cache is safe for concurrent use.
type Cache[T any] struct {
	rdb     redis.Cmdable
	cfg     Config
	load    Load[T]
	flights singleflight.Group
	slots   chan struct{}
}

// endregion

// New returns a cache.
func New[T any](
	rdb redis.Cmdable, cfg Config, load Load[T],
) *Cache[T] {
	if cfg.Count == nil {
		cfg.Count = func(string) {}
	}
	return &Cache[T]{
		rdb: rdb, cfg: cfg, load: load,
		slots: make(chan struct{}, cfg.Loads),
	}
}

// region:get

// Get returns the value, or ErrNotFound without a query if it is known
// that there is none.
func (c *Cache[T]) Get(ctx context.Context, id string) (T, error) {
	value, err := c.read(ctx, id)
	switch {
	case err == nil, errors.Is(err, ErrNotFound):
		c.cfg.Count("hit")
		return value, err
	case errors.Is(err, redis.Nil):
		c.cfg.Count("miss")
	default: // down, slow or unreadable: no reason to fail
		c.cfg.Count("redis")
	}
	return c.share(ctx, id)
}

// share makes one load of many callers. The load outlives each of them:
// when the first one gives up, the others still get their answer.
func (c *Cache[T]) share(ctx context.Context, id string) (T, error) {
	flight := c.flights.DoChan(id, func() (any, error) {
		ctx, cancel := context.WithTimeout(
			context.WithoutCancel(ctx), c.cfg.Timeout)
		defer cancel()
		return c.fill(ctx, id)
	})
	var zero T
	select {
	case result := <-flight:
		if result.Err != nil {
			return zero, result.Err
		}
		return result.Val.(T), nil
	case <-ctx.Done():
		return zero, context.Cause(ctx)
	}
}

// endregion

// region:fill

func (c *Cache[T]) fill(ctx context.Context, id string) (any, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done(): // better a refusal than a dead database
		c.cfg.Count("busy")
		return nil, ErrBusy
	}
	c.cfg.Count("load")
	value, err := c.load(ctx, id)
	switch {
	case errors.Is(err, ErrNotFound):
		c.write(ctx, id, nil, c.cfg.Absent)
		return nil, err
	case err != nil:
		return nil, err // a failure is never cached
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	c.write(ctx, id, text, c.cfg.TTL)
	return value, nil
}

func (c *Cache[T]) read(ctx context.Context, id string) (T, error) {
	var value T
	text, err := c.rdb.Get(ctx, c.cfg.Prefix+id).Bytes()
	if err != nil {
		return value, err
	}
	if len(text) == 0 {
		return value, ErrNotFound // JSON is never empty
	}
	return value, json.Unmarshal(text, &value)
}

// write shortens the TTL by up to a fifth, so that what was written
// together does not expire together.
func (c *Cache[T]) write(
	ctx context.Context, id string, text []byte, ttl time.Duration,
) {
	ttl -= rand.N(ttl/5 + 1)
	err := c.rdb.Set(ctx, c.cfg.Prefix+id, text, ttl).Err()
	if err != nil {
		c.cfg.Count("redis")
	}
}

// Forget is called after the commit of a change. An error means that the
// old value may live until its TTL: log it, count it.
func (c *Cache[T]) Forget(ctx context.Context, id string) error {
	c.flights.Forget(id) // who comes now must not join an old load
	err := c.rdb.Del(ctx, c.cfg.Prefix+id).Err()
	if err != nil {
		return fmt.Errorf("forget %s: %w", id, err)
	}
	return nil
}

// endregion
