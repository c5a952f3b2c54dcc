// Package shop tells customers of their orders.
package shop

import (
	"context"
	"fmt"

	"route500k/content/3-middle/solid/dip/mail"
)

// region:before

// Before makes what it needs and cannot live without a mail server.
type Before struct{ mail *mail.Client }

// NewBefore decides where letters go.
func NewBefore() *Before {
	return &Before{&mail.Client{Addr: "smtp.shop.example:25"}}
}

// Ship tells the customer.
func (b *Before) Ship(ctx context.Context, to string, id int) error {
	return b.mail.Send(ctx, to, fmt.Sprintf("order %d is on its way", id))
}

// endregion

// region:after

// Notifier is what shipping needs, in its own words.
type Notifier interface {
	Send(ctx context.Context, to, text string) error
}

// Shipping depends on an interface that lies beside it.
type Shipping struct{ notify Notifier }

// NewShipping takes an interface and returns a struct.
func NewShipping(n Notifier) *Shipping { return &Shipping{n} }

// Ship tells the customer.
func (s *Shipping) Ship(ctx context.Context, to string, id int) error {
	text := fmt.Sprintf("order %d is on its way", id)
	if err := s.notify.Send(ctx, to, text); err != nil {
		return fmt.Errorf("ship order %d: %w", id, err)
	}
	return nil
}

// endregion
