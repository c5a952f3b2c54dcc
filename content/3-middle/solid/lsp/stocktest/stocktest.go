// Package stocktest holds what every stock must do.
package stocktest

import (
	"context"
	"errors"
	"testing"

	"route500k/content/3-middle/solid/lsp/stock"
)

// region:suite

// Run tries a stock over a shelf with five mugs.
func Run(t *testing.T, wrap func(stock.Stock) stock.Stock) {
	s := wrap(stock.Shelf{"mug": 5})
	n, err := s.Left(t.Context(), "mug")
	if n != 5 || err != nil {
		t.Errorf("mug: %d, %v, want 5", n, err)
	}
	n, err = s.Left(t.Context(), "yeti")
	if !errors.Is(err, stock.ErrUnknown) {
		t.Errorf("unknown product: %d, %v, want ErrUnknown", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n, err = s.Left(ctx, "mug")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %d, %v, want context.Canceled", n, err)
	}
}

// endregion
