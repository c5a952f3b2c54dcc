// Package cart counts what a customer pays.
package cart

import "errors"

// Line is a product in the cart; money is in kopecks.
type Line struct {
	Price int64
	Count int
}

// ErrEmpty means that there is nothing to pay for.
var ErrEmpty = errors.New("the cart is empty")

// Total is the sum without the discount, in per cent; what is left of a
// kopeck goes to the customer.
func Total(lines []Line, discount int64) (int64, error) {
	if len(lines) == 0 {
		return 0, ErrEmpty
	}
	var sum int64
	for _, l := range lines {
		sum += l.Price * int64(l.Count)
	}
	return sum * (100 - discount) / 100, nil
}
