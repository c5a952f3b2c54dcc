// Package errs shows how errors are made, wrapped and asked.
package errs

import (
	"errors"
	"fmt"
)

// region:kinds

// ErrNotFound is a sentinel: callers ask with errors.Is.
var ErrNotFound = errors.New("not found")

// StockError carries data: callers ask with errors.AsType.
type StockError struct {
	SKU  string
	Left int
}

func (e *StockError) Error() string {
	return fmt.Sprintf("%s: only %d left", e.SKU, e.Left)
}

// endregion

// Shelf counts items by SKU.
type Shelf map[string]int

// region:wrap

// Reserve takes qty of each product and reports every failure.
func (s Shelf) Reserve(qty int, skus ...string) error {
	var errs []error
	for _, sku := range skus {
		if err := s.take(sku, qty); err != nil {
			errs = append(errs, fmt.Errorf("reserve: %w", err))
		}
	}
	return errors.Join(errs...) // nil if there are none
}

func (s Shelf) take(sku string, qty int) error {
	left, ok := s[sku]
	switch {
	case !ok:
		return fmt.Errorf("%s: %w", sku, ErrNotFound)
	case left < qty:
		return &StockError{SKU: sku, Left: left}
	}
	s[sku] -= qty
	return nil // not a typed nil
}

// endregion
