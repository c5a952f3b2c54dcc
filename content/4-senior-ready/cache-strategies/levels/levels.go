// Package levels is a cache in the process before one in Redis.
package levels

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/maypok86/otter/v2"
	"github.com/redis/go-redis/v9"
)

// region:levels

// Cache has a copy in the process (L1) of a copy in Redis (L2).
type Cache struct {
	rdb    *redis.Client
	prefix string // shop:price:v1:
	near   *otter.Cache[string, int64]
	load   func(ctx context.Context, id string) (int64, error)
	far    time.Duration // the TTL in Redis
}

// New keeps up to size values in the process, each for a second or so:
// that is how long it may lie when a message is lost.
func New(
	rdb *redis.Client, prefix string, size int,
	near, far time.Duration,
	load func(ctx context.Context, id string) (int64, error),
) *Cache {
	return &Cache{rdb: rdb, prefix: prefix, load: load, far: far,
		near: otter.Must(&otter.Options[string, int64]{
			MaximumSize:      size,
			ExpiryCalculator: otter.ExpiryWriting[string, int64](near),
		})}
}

// Get looks into the process, into Redis, into the database. Callers of
// one process share a look; what is forgotten meanwhile is not kept.
func (c *Cache) Get(ctx context.Context, id string) (int64, error) {
	return c.near.Get(ctx, id, otter.LoaderFunc[string, int64](c.fetch))
}

func (c *Cache) fetch(ctx context.Context, id string) (int64, error) {
	value, err := c.rdb.Get(ctx, c.prefix+id).Int64()
	if err == nil {
		return value, nil
	}
	down := !errors.Is(err, redis.Nil)
	if value, err = c.load(ctx, id); err != nil || down {
		return value, err
	}
	ttl := c.far - rand.N(c.far/5)
	_ = c.rdb.Set(ctx, c.prefix+id, value, ttl).Err()
	return value, nil
}

// endregion

// region:forget

// Forget is called after a commit: first Redis, then the processes, or
// they would fetch the old copy once more.
func (c *Cache) Forget(ctx context.Context, id string) error {
	err := c.rdb.Del(ctx, c.prefix+id).Err()
	c.near.Invalidate(id)
	return errors.Join(err,
		c.rdb.Publish(ctx, c.prefix+"forget", id).Err())
}

// Listen forgets what other processes have changed. Between two
// subscriptions messages are lost: each new one forgets everything.
func (c *Cache) Listen(ctx context.Context) error {
	sub := c.rdb.Subscribe(ctx, c.prefix+"forget")
	defer sub.Close()
	messages := sub.ChannelWithSubscriptions()
	for {
		select {
		case message := <-messages:
			switch m := message.(type) {
			case *redis.Subscription:
				c.near.InvalidateAll()
			case *redis.Message:
				c.near.Invalidate(m.Payload)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// endregion
