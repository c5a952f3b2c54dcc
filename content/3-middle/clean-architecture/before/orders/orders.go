// Package orders is the service before the move: it speaks the words of
// the acquirer.
package orders

import (
	"context"
	"errors"
	"strconv"

	"route500k/content/3-middle/clean-architecture/kassa"
)

// ErrNotFound says that there is no such order.
var ErrNotFound = errors.New("order not found")

// Order carries a code of somebody else's system.
type Order struct {
	ID      int64
	Total   int64
	Status  string
	PayCode string
}

// Service keeps its orders in memory, for short.
type Service struct {
	Orders map[int64]*Order
	Kassa  *kassa.Client
}

// region:pay

// Pay takes the money for an order.
func (s *Service) Pay(ctx context.Context, id int64) (
	kassa.Receipt, error,
) {
	order, ok := s.Orders[id]
	if !ok {
		return kassa.Receipt{}, ErrNotFound
	}
	receipt, err := s.Kassa.Charge(
		ctx, strconv.FormatInt(id, 10), order.Total)
	if err != nil {
		return receipt, err
	}
	order.PayCode = receipt.Code
	if receipt.Code != kassa.NoMoney {
		order.Status = "paid"
	}
	return receipt, nil
}

// endregion
