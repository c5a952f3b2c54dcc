// Package batch reads a page of products through the cache.
package batch

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/redis/go-redis/v9"
)

// Product is an element of a list.
type Product struct {
	ID    int64 `json:"id"`
	Price int64 `json:"price"`
}

// Load asks the database for all ids in one query. Products that do not
// exist are not in the answer.
type Load func(ctx context.Context, ids []int64) ([]Product, error)

// Cache keeps products for TTL, and for Absent that there is none.
type Cache struct {
	RDB         *redis.Client
	Prefix      string
	TTL, Absent time.Duration
	Load        Load
}

// region:solution

// Many returns the products in the order of ids, without those that do not
// exist. It costs two round trips to Redis and one query at most.
func (c *Cache) Many(
	ctx context.Context, ids []int64,
) ([]Product, error) {
	if len(ids) == 0 {
		return nil, nil // MGET without keys is an error
	}
	found, missing := c.read(ctx, ids)
	if len(missing) > 0 {
		loaded, err := c.Load(ctx, missing)
		if err != nil {
			return nil, fmt.Errorf("load %d products: %w",
				len(missing), err)
		}
		for _, p := range loaded {
			found[p.ID] = p
		}
		c.write(ctx, found, missing)
	}
	products := make([]Product, 0, len(ids))
	for _, id := range ids {
		if p, ok := found[id]; ok {
			products = append(products, p)
		}
	}
	return products, nil
}

// read returns what the cache has, and the ids it knows nothing of. When
// Redis fails, these are all.
func (c *Cache) read(
	ctx context.Context, ids []int64,
) (found map[int64]Product, missing []int64) {
	found = make(map[int64]Product, len(ids))
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = c.key(id)
	}
	values, err := c.RDB.MGet(ctx, keys...).Result()
	if err != nil {
		return found, ids
	}
	for i, value := range values {
		text, ok := value.(string)
		if ok && text == "" {
			continue // known to be absent
		}
		var p Product
		if !ok || json.Unmarshal([]byte(text), &p) != nil {
			missing = append(missing, ids[i])
			continue
		}
		found[ids[i]] = p
	}
	return found, missing
}

// write stores what was loaded. The answer is ready: an error of Redis
// does not spoil it.
func (c *Cache) write(
	ctx context.Context, found map[int64]Product, missing []int64,
) {
	_, _ = c.RDB.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, id := range missing {
			product, ok := found[id]
			if !ok {
				p.Set(ctx, c.key(id), "", spread(c.Absent))
				continue
			}
			text, err := json.Marshal(product)
			if err != nil {
				return err
			}
			p.Set(ctx, c.key(id), text, spread(c.TTL))
		}
		return nil
	})
}

func spread(ttl time.Duration) time.Duration {
	return ttl - rand.N(ttl/5)
}

// endregion

func (c *Cache) key(id int64) string { return fmt.Sprint(c.Prefix, id) }
