// Package stock answers how much is left.
package stock

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// region:contract

// ErrUnknown says that there is no such product.
var ErrUnknown = errors.New("unknown product")

// Stock knows what is left. Every implementation promises:
//   - an unknown product is ErrUnknown, never 0 with nil;
//   - when err is not nil, nobody knows how many are left;
//   - a context that is done ends the call with its error.
type Stock interface {
	Left(ctx context.Context, sku string) (int, error)
}

// endregion

// region:restock

// Restock returns the products to buy: those that run out.
func Restock(ctx context.Context, s Stock, skus ...string) []string {
	var buy []string
	for _, sku := range skus {
		left, err := s.Left(ctx, sku)
		if err == nil && left < 10 {
			buy = append(buy, sku)
		}
	}
	return buy
}

// endregion

// Shelf keeps it in memory.
type Shelf map[string]int

// Left is as Stock says.
func (s Shelf) Left(ctx context.Context, sku string) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	n, ok := s[sku]
	if !ok {
		return 0, fmt.Errorf("%w: %s", ErrUnknown, sku)
	}
	return n, nil
}

// region:soft

// Soft never bothers its caller with an error.
type Soft struct{ Stock }

// Left says 0 where it does not know.
func (s Soft) Left(ctx context.Context, sku string) (int, error) {
	n, err := s.Stock.Left(ctx, sku)
	if err != nil {
		return 0, nil // "a page must not fall"
	}
	return n, nil
}

// endregion

// region:cached

// Cached answers with what it knew last while the stock is down.
type Cached struct {
	stock Stock
	mu    sync.Mutex
	last  map[string]int
}

// NewCached remembers the answers of s.
func NewCached(s Stock) *Cached {
	return &Cached{stock: s, last: map[string]int{}}
}

// Left weakens no promise: what it does not know is still an error.
func (c *Cached) Left(ctx context.Context, sku string) (int, error) {
	n, err := c.stock.Left(ctx, sku)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		c.last[sku] = n
		return n, nil
	}
	known, ok := c.last[sku]
	if !ok || ctx.Err() != nil || errors.Is(err, ErrUnknown) {
		return 0, err
	}
	return known, nil
}

// endregion
