// Package stampede counts what reaches the database when a hot key
// expires.
package stampede

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/singleflight"

	"route500k/content/2-acceleration/redis-cache/lock"
)

// Load asks the database.
type Load func(ctx context.Context) (string, error)

// Replica is one process of a service: its own clients, its own flights.
type Replica struct {
	RDB  *redis.Client
	Load Load

	flights singleflight.Group
}

const ttl = time.Minute

// region:aside

// Aside is cache-aside: everybody who misses loads.
func (r *Replica) Aside(ctx context.Context, key string) (string, error) {
	value, err := r.RDB.Get(ctx, key).Result()
	if !errors.Is(err, redis.Nil) {
		return value, err
	}
	return r.loadAndSet(ctx, key)
}

// endregion

func (r *Replica) loadAndSet(
	ctx context.Context, key string,
) (string, error) {
	value, err := r.Load(ctx)
	if err != nil {
		return "", err
	}
	return value, r.RDB.Set(ctx, key, value, ttl).Err()
}

// region:flight

// Flight lets one goroutine of the process load; the others wait for it.
func (r *Replica) Flight(
	ctx context.Context, key string,
) (string, error) {
	value, err, _ := r.flights.Do(key, func() (any, error) {
		return r.Aside(ctx, key)
	})
	return value.(string), err
}

// endregion

// region:locked

// Locked lets one process load; the others look whether it is done.
func (r *Replica) Locked(
	ctx context.Context, key string,
) (string, error) {
	value, err := r.RDB.Get(ctx, key).Result()
	if !errors.Is(err, redis.Nil) {
		return value, err
	}
	shared, err, _ := r.flights.Do(key, func() (any, error) {
		return r.loadUnderLock(ctx, key)
	})
	return shared.(string), err
}

func (r *Replica) loadUnderLock(
	ctx context.Context, key string,
) (string, error) {
	for {
		mine, err := lock.Acquire(ctx, r.RDB, key+":lock", lockTTL)
		if err == nil {
			defer mine.Release(ctx)
			return r.Aside(ctx, key) // looks once more, then loads
		}
		if !errors.Is(err, lock.ErrTaken) {
			return "", err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return "", context.Cause(ctx)
		}
		value, err := r.RDB.Get(ctx, key).Result()
		if !errors.Is(err, redis.Nil) {
			return value, err // the holder is done, or Redis is down
		}
	}
}

// endregion

const (
	lockTTL = 2 * time.Second // longer than a load
	pause   = 10 * time.Millisecond
)
