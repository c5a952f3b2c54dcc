// Package reorder is the solution of the exercise.
package reorder

import (
	"context"
	"fmt"
	"log/slog"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// Mailer tells a customer of an order.
type Mailer interface {
	Placed(ctx context.Context, o orders.Order) error
}

// Service repeats orders.
type Service struct {
	storage orders.Storage
	mailer  Mailer
}

// New takes all that the use case needs.
func New(storage orders.Storage, mailer Mailer) *Service {
	return &Service{storage, mailer}
}

// region:solution

// Reorder places the customer's old order once more, at today's prices.
func (s *Service) Reorder(
	ctx context.Context, customer, id int64,
) (orders.Order, error) {
	var placed orders.Order
	err := s.storage.Do(ctx, func(w orders.Work) error {
		old, err := w.Orders.Get(ctx, id)
		if err != nil {
			return err
		}
		if old.Customer != customer {
			return orders.ErrNotFound
		}
		// A fresh order: no old id, status or date comes along.
		placed, err = orders.NewOrder(customer, old.Lines)
		if err != nil {
			return err
		}
		for i := range placed.Lines {
			line := &placed.Lines[i]
			line.Price, err = w.Stock.Take(ctx, line.SKU, line.Count)
			if err != nil {
				return err
			}
		}
		return w.Orders.Add(ctx, &placed)
	})
	if err != nil {
		return orders.Order{}, fmt.Errorf("reorder %d: %w", id, err)
	}
	// The order stands: a letter that fails must not deny it.
	if err := s.mailer.Placed(ctx, placed); err != nil {
		slog.WarnContext(ctx, "letter not sent", "order", placed.ID,
			"error", err)
	}
	return placed, nil
}

// endregion
