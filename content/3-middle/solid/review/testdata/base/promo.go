// Package promo applies promo codes to carts.
package promo

import (
	"context"
	"errors"
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
