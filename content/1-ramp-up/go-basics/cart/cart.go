// Package cart is the solution of the exercise.
package cart

import (
	"fmt"
	"slices"
)

// Line is a product in the cart; Price is in kopecks.
type Line struct {
	SKU   string
	Qty   int
	Price int64
}

// LimitError says that the cart costs too much.
type LimitError struct{ Total, Max int64 }

func (e *LimitError) Error() string {
	return fmt.Sprintf("total %d is over %d", e.Total, e.Max)
}

// region:cart

// Cart holds what a buyer wants, in order of the first Add. Its zero value
// is an empty cart.
type Cart struct{ lines []Line }

// Add puts qty more of a product into the cart.
func (c *Cart) Add(sku string, qty int, price int64) {
	for i := range c.lines { // by index: a range variable is a copy
		if line := &c.lines[i]; line.SKU == sku {
			line.Qty += qty
			return
		}
	}
	c.lines = append(c.lines, Line{SKU: sku, Qty: qty, Price: price})
}

// Lines returns a copy, so that nobody changes the cart from outside.
func (c *Cart) Lines() []Line { return slices.Clone(c.lines) }

// Clone returns a cart that shares nothing with c.
func (c *Cart) Clone() Cart { return Cart{lines: slices.Clone(c.lines)} }

// Total is the price of everything.
func (c *Cart) Total() (sum int64) {
	for _, line := range c.lines {
		sum += int64(line.Qty) * line.Price
	}
	return sum
}

// Check reports a *LimitError if the cart costs more than limit.
func (c *Cart) Check(limit int64) error {
	if total := c.Total(); total > limit {
		return &LimitError{Total: total, Max: limit}
	}
	return nil
}

// endregion
