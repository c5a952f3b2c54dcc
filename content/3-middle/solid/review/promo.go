// Package promo applies promo codes to carts.
package promo

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Money is a sum in kopecks.
type Money int64

// Cart is what a customer is about to buy.
type Cart struct {
	Customer int64
	Total    Money
}

// Code gives Percent off, Left more times, until Until.
type Code struct {
	Name    string
	Percent int // 0 to 100, the database checks
	Left    int
	Until   time.Time
}

// Mailer sends letters.
type Mailer interface {
	Send(ctx context.Context, customer int64, text string) error
}

// Why a code does not work.
var (
	ErrNotFound = errors.New("promo code not found")
	ErrSpent    = errors.New("promo code is spent or expired")
)

// region:reviewed

// Codes is what Apply needs of the storage.
type Codes interface {
	// Spend uses the code once and returns it. Of two who come for the
	// last use, one gets ErrSpent. No such code is ErrNotFound.
	Spend(ctx context.Context, name string) (Code, error)
}

// Service applies codes.
type Service struct {
	codes Codes
	mail  Mailer
}

// New takes all that the use case needs.
func New(codes Codes, mail Mailer) *Service {
	return &Service{codes, mail}
}

// Apply spends the code and takes the discount off the cart's total. When
// it returns an error, the cart is as it was.
func (s *Service) Apply(
	ctx context.Context, cart *Cart, name string,
) error {
	code, err := s.codes.Spend(ctx, name)
	if err != nil {
		return fmt.Errorf("apply promo code: %w", err)
	}
	cart.Total -= cart.Total * Money(code.Percent) / 100
	// The discount stands, whatever becomes of the letter.
	err = s.mail.Send(ctx, cart.Customer, "you saved!")
	if err != nil {
		slog.WarnContext(ctx, "promo letter", "error", err)
	}
	return nil
}

// endregion
