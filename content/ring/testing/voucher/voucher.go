// Package voucher takes a promo code at the checkout. It is here to be
// tested: with every kind of double and with the real database.
package voucher

import (
	"context"
	"errors"
	"fmt"
)

// region:port

// What a Store answers when it is alive and the answer is no.
var (
	ErrUnknown = errors.New("no such voucher")
	ErrSpent   = errors.New("voucher is spent")
	ErrUsed    = errors.New("order has used a voucher")
)

// Voucher takes Off kopecks from an order, Left times more.
type Voucher struct {
	Code string
	Off  int64
	Left int
}

// Store is all that the checkout wants of a storage.
type Store interface {
	Find(ctx context.Context, code string) (Voucher, error)
	Spend(ctx context.Context, code, order string) error
}

// Order is what is being paid for; Code may be empty.
type Order struct {
	ID, Code string
	Total    int64
}

// Apply spends the order's voucher and returns what is left to pay.
func Apply(ctx context.Context, s Store, o Order) (int64, error) {
	if o.Code == "" {
		return o.Total, nil
	}
	v, err := s.Find(ctx, o.Code)
	if err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	if err := s.Spend(ctx, o.Code, o.ID); err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	return max(o.Total-v.Off, 0), nil
}

// endregion
