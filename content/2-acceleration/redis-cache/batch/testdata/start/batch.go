// Package batch is a draft: it compiles, and it is wrong.
package batch

import (
	"context"
	"encoding/json"
	"fmt"
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

// region:start

// Many returns the products in the order of ids, without those that do not
// exist. It costs two round trips to Redis and one query at most.
func (c *Cache) Many(
	ctx context.Context, ids []int64,
) (products []Product, err error) {
	for _, id := range ids {
		var p Product
		text, err := c.RDB.Get(ctx, c.key(id)).Bytes()
		if err == redis.Nil {
			loaded, err := c.Load(ctx, []int64{id})
			if err != nil {
				return nil, err
			}
			if len(loaded) == 0 {
				continue
			}
			p = loaded[0]
			text, _ = json.Marshal(p)
			c.RDB.Set(ctx, c.key(id), text, c.TTL)
		} else if err != nil {
			return nil, err
		} else if err := json.Unmarshal(text, &p); err != nil {
			return nil, err
		}
		products = append(products, p)
	}
	return products, nil
}

// endregion

func (c *Cache) key(id int64) string { return fmt.Sprint(c.Prefix, id) }
