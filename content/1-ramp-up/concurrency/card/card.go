// Package card gathers a product card from three services.
package card

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Card is what the page of a product shows.
type Card struct {
	Price, Stock, Reviews string
}

// Fetch asks one service; it must return when ctx is done.
type Fetch func(ctx context.Context, service string) (string, error)

// Sequential asks one service after another.
func Sequential(ctx context.Context, fetch Fetch) (Card, error) {
	var c Card
	var err error
	if c.Price, err = fetch(ctx, "price"); err != nil {
		return Card{}, fmt.Errorf("price: %w", err)
	}
	if c.Stock, err = fetch(ctx, "stock"); err != nil {
		return Card{}, fmt.Errorf("stock: %w", err)
	}
	if c.Reviews, err = fetch(ctx, "reviews"); err != nil {
		return Card{}, fmt.Errorf("reviews: %w", err)
	}
	return c, nil
}

// region:concurrent

// Concurrent asks all three at once; the first error cancels the rest.
func Concurrent(ctx context.Context, fetch Fetch) (Card, error) {
	g, ctx := errgroup.WithContext(ctx)
	var c Card
	ask := func(service string, field *string) {
		g.Go(func() error {
			answer, err := fetch(ctx, service)
			if err != nil {
				return fmt.Errorf("%s: %w", service, err)
			}
			*field = answer // a field each: no lock
			return nil
		})
	}
	ask("price", &c.Price)
	ask("stock", &c.Stock)
	ask("reviews", &c.Reviews)
	if err := g.Wait(); err != nil {
		return Card{}, err
	}
	return c, nil
}

// endregion
