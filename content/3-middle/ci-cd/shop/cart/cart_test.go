package cart_test

import (
	"errors"
	"testing"

	"route500k/content/3-middle/ci-cd/shop/cart"
)

func TestTotal(t *testing.T) {
	for _, tt := range []struct {
		name     string
		lines    []cart.Line
		discount int64
		want     int64
		err      error
	}{
		{"empty", nil, 0, 0, cart.ErrEmpty},
		{"two lines", []cart.Line{{100, 2}, {50, 1}}, 0, 250, nil},
		{"discount", []cart.Line{{1000, 1}}, 15, 850, nil},
		{"half a kopeck", []cart.Line{{333, 1}}, 50, 166, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := cart.Total(tt.lines, tt.discount)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("%d, %v", got, err)
			}
		})
	}
}
