// Package aside is cache-aside as it is written for the first time.
package aside

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// region:cache

// Product is what the page of a product shows.
type Product struct {
	Name  string `json:"name"`
	Price int64  `json:"price"`
}

// Load asks the database.
type Load func(ctx context.Context, id int64) (Product, error)

// Cache keeps products in Redis for ttl.
type Cache struct {
	rdb    *redis.Client
	prefix string // "shop:product:v1:"
	ttl    time.Duration
	load   Load
}

// Get looks into the cache first, then into the database.
func (c *Cache) Get(ctx context.Context, id int64) (Product, error) {
	var p Product
	text, err := c.rdb.Get(ctx, c.key(id)).Bytes()
	if err == nil {
		return p, json.Unmarshal(text, &p) // a hit
	}
	if !errors.Is(err, redis.Nil) {
		return p, err // Redis is down, and so are we
	}
	if p, err = c.load(ctx, id); err != nil { // a miss
		return p, err
	}
	if text, err = json.Marshal(p); err != nil {
		return p, err
	}
	return p, c.rdb.Set(ctx, c.key(id), text, c.ttl).Err()
}

// Forget is called after the commit of a change, never before.
func (c *Cache) Forget(ctx context.Context, id int64) error {
	return c.rdb.Del(ctx, c.key(id)).Err()
}

func (c *Cache) key(id int64) string {
	return fmt.Sprint(c.prefix, id)
}

// endregion

// New returns a cache.
func New(
	rdb *redis.Client, prefix string, ttl time.Duration, load Load,
) *Cache {
	return &Cache{rdb, prefix, ttl, load}
}
