// Package promo applies promo codes to carts.
package promo

import (
	"context"
	"errors"
	"log"
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

type Repository interface {
	Find(ctx context.Context, name string) (*Code, error)
	List(ctx context.Context) ([]*Code, error)
	Create(ctx context.Context, c *Code) error
	Update(ctx context.Context, c *Code) error
	Delete(ctx context.Context, name string) error
}

type Service struct {
	repo Repository
	mail Mailer
}

func New(repo Repository, mail Mailer) *Service {
	return &Service{repo, mail}
}

func (s *Service) Apply(
	ctx context.Context, cart *Cart, name string,
) error {
	code, err := s.repo.Find(context.Background(), name)
	if err != nil {
		log.Printf("apply promo %s: %v", name, err)
		if err == ErrNotFound {
			return ErrNotFound
		}
		return errors.New("internal error")
	}
	if code.Left == 0 || time.Now().After(code.Until) {
		return ErrSpent
	}
	rest := 1 - float64(code.Percent)/100
	cart.Total = Money(float64(cart.Total) * rest)
	code.Left--
	s.repo.Update(ctx, code)
	go s.mail.Send(context.Background(), cart.Customer, "you saved!")
	return nil
}
