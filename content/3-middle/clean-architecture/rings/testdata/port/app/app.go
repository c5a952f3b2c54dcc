// Package app has a port in somebody else's words.
package app

import (
	"context"

	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/rings/testdata/port/domain"
)

// region:port

// Payments takes money.
type Payments interface {
	Charge(ctx context.Context, order string, kopecks int64) (
		kassa.Receipt, error)
}

// Pay asks for the money.
func Pay(ctx context.Context, p Payments, o *domain.Order) error {
	receipt, err := p.Charge(ctx, o.ID, o.Total)
	if err != nil {
		return err
	}
	o.Paid = receipt.Code != kassa.NoMoney
	return nil
}

// endregion
