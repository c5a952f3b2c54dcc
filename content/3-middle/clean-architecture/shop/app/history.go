package app

import (
	"context"

	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:history

// Summary is what a list shows of an order. It has no rules: nobody
// decides by it.
type Summary struct {
	ID     int64
	Status domain.Status
	Items  int
	Total  domain.Money
}

// History answers questions and changes nothing.
type History interface {
	// Of returns the customer's orders with an id below before, the
	// newest first, at most limit of them.
	Of(ctx context.Context, customer, before int64, limit int) (
		[]Summary, error)
}

// endregion
