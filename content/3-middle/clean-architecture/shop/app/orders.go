// Package app holds the use cases and the ports that they need.
package app

import (
	"context"
	"fmt"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// Storage does f's work in one piece: all of it or, when f returns an
// error, nothing. It may call f more than once, so f must not touch
// anything else.
type Storage interface {
	Do(ctx context.Context, f func(Work) error) error
}

// Work is what one use case may read and change together.
type Work struct {
	Orders Orders
	Stock  Stock
}

// Orders keeps orders.
type Orders interface {
	// Add stores a new order and fills in what the storage decides.
	Add(ctx context.Context, o *domain.Order) error
	// Get returns the order or domain.ErrNotFound.
	Get(ctx context.Context, id int64) (domain.Order, error)
	// Lock is Get for those who decide by what they read: nobody else
	// changes the order until the end of the work.
	Lock(ctx context.Context, id int64) (domain.Order, error)
	SetStatus(ctx context.Context, id int64, s domain.Status) error
}

// Stock keeps what can be sold.
type Stock interface {
	// Take takes count items off the shelf and returns the price of one,
	// or a *domain.OutOfStock, or a *domain.Invalid for an unknown
	// product.
	Take(ctx context.Context, sku string, count int) (domain.Money, error)
	Return(ctx context.Context, sku string, count int) error
}

// Service holds the use cases that came from the layered service.
type Service struct{ storage Storage }

// NewService takes all that the use cases need.
func NewService(storage Storage) *Service {
	return &Service{storage: storage}
}

// Place takes the goods off the shelf and stores the order.
func (s *Service) Place(
	ctx context.Context, customer int64, wish []domain.Line,
) (domain.Order, error) {
	order, err := domain.NewOrder(customer, wish)
	if err != nil {
		return domain.Order{}, err
	}
	err = s.storage.Do(ctx, func(w Work) error {
		for i := range order.Lines {
			line := &order.Lines[i]
			line.Price, err = w.Stock.Take(ctx, line.SKU, line.Count)
			if err != nil {
				return fmt.Errorf("take: %w", err)
			}
		}
		return w.Orders.Add(ctx, &order)
	})
	if err != nil {
		return domain.Order{}, fmt.Errorf("place an order: %w", err)
	}
	return order, nil
}

// Cancel ends the customer's order and puts the goods back.
func (s *Service) Cancel(ctx context.Context, customer, id int64) error {
	err := s.storage.Do(ctx, func(w Work) error {
		order, err := w.Orders.Lock(ctx, id)
		if err != nil {
			return err
		}
		if order.Customer != customer {
			return domain.ErrNotFound // not even "forbidden"
		}
		if err := order.Cancel(); err != nil {
			return err
		}
		for _, line := range order.Lines {
			err := w.Stock.Return(ctx, line.SKU, line.Count)
			if err != nil {
				return err
			}
		}
		return w.Orders.SetStatus(ctx, id, order.Status)
	})
	if err != nil {
		return fmt.Errorf("cancel order %d: %w", id, err)
	}
	return nil
}

// Get returns the customer's order.
func (s *Service) Get(
	ctx context.Context, customer, id int64,
) (order domain.Order, err error) {
	err = s.storage.Do(ctx, func(w Work) error {
		order, err = w.Orders.Get(ctx, id)
		if err == nil && order.Customer != customer {
			return domain.ErrNotFound
		}
		return err
	})
	if err != nil {
		return domain.Order{}, fmt.Errorf("get order %d: %w", id, err)
	}
	return order, nil
}
