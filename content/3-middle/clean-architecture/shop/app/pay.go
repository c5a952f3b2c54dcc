package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:ports

// Ledger changes one order in one piece.
type Ledger interface {
	// Update reads the order so that nobody else changes it meanwhile,
	// calls f and keeps what f has left; when f returns an error, keeps
	// nothing. It may call f more than once. No such order is
	// domain.ErrNotFound.
	Update(ctx context.Context, id int64, f func(*domain.Order) error) error
}

// Payments takes money.
type Payments interface {
	// Charge takes the sum once per order, however often it is called.
	// It returns ErrDeclined when the money was certainly not taken;
	// after any other error nobody knows.
	Charge(ctx context.Context, order int64, sum domain.Money) error
}

// What may become of a payment.
var (
	ErrDeclined = errors.New("payment declined")
	ErrPending  = errors.New("payment not confirmed yet")
)

// endregion

// settleTime is for what must happen although the client has gone.
const settleTime = 3 * time.Second

// region:pay

// Pay is the use case "a customer pays for an order".
type Pay struct {
	ledger   Ledger
	payments Payments
}

// NewPay takes all that the use case needs.
func NewPay(ledger Ledger, payments Payments) *Pay {
	return &Pay{ledger, payments}
}

// Do returns nil when the order is paid for, ErrDeclined when not, and
// ErrPending when the verdict will come later, through Settle.
func (p *Pay) Do(ctx context.Context, customer, id int64) error {
	var sum domain.Money
	err := p.ledger.Update(ctx, id, func(o *domain.Order) error {
		if o.Customer != customer {
			return domain.ErrNotFound
		}
		sum = o.Total() // set anew at each call
		return o.StartPayment()
	})
	if err != nil {
		return fmt.Errorf("pay for order %d: %w", id, err)
	}

	charged := p.payments.Charge(ctx, id, sum) // outside of any work
	if charged != nil && !errors.Is(charged, ErrDeclined) {
		return fmt.Errorf("%w: order %d: %w", ErrPending, id, charged)
	}
	// The answer is here: keep it even if the client has hung up.
	ctx, cancel := context.WithTimeout(
		context.WithoutCancel(ctx), settleTime)
	defer cancel()
	if err := p.Settle(ctx, id, charged == nil); err != nil {
		return fmt.Errorf("%w: %w", ErrPending, err)
	}
	return charged
}

// Settle hears the verdict, from Do or, later, from the acquirer itself.
func (p *Pay) Settle(ctx context.Context, id int64, paid bool) error {
	err := p.ledger.Update(ctx, id, func(o *domain.Order) error {
		return o.Settle(paid)
	})
	if err != nil {
		return fmt.Errorf("settle order %d: %w", id, err)
	}
	return nil
}

// endregion
