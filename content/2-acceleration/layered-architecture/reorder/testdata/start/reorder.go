package reorder

import (
	"context"
	"fmt"
	"net/http"

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

// region:start

// StatusError is an error with its answer.
type StatusError struct{ Status int }

func (e *StatusError) Error() string { return http.StatusText(e.Status) }

// Reorder places the customer's old order once more.
func (s *Service) Reorder(
	ctx context.Context, customer, id int64,
) (order orders.Order, err error) {
	err = s.storage.Do(ctx, func(w orders.Work) error {
		order, err = w.Orders.Get(ctx, id)
		return err
	})
	if err != nil {
		return order, &StatusError{http.StatusNotFound}
	}
	for _, line := range order.Lines {
		err := s.storage.Do(ctx, func(w orders.Work) error {
			_, err := w.Stock.Take(ctx, line.SKU, line.Count)
			return err
		})
		if err != nil {
			return order, fmt.Errorf("reorder: %v", err)
		}
	}
	err = s.storage.Do(ctx, func(w orders.Work) error {
		if err := w.Orders.Add(ctx, &order); err != nil {
			return err
		}
		return s.mailer.Placed(ctx, order)
	})
	return order, err
}

// endregion
