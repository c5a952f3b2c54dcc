package cart

import "fmt"

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

// region:start

// Cart holds what a buyer wants, in order of the first Add. Its zero value
// is an empty cart.
type Cart struct{ lines []Line }

// Add puts qty more of a product into the cart.
func (c Cart) Add(sku string, qty int, price int64) {
	for _, line := range c.lines {
		if line.SKU == sku {
			line.Qty += qty
			return
		}
	}
	c.lines = append(c.lines, Line{SKU: sku, Qty: qty, Price: price})
}

// Lines returns what is in the cart.
func (c Cart) Lines() []Line { return c.lines }

// Clone returns a cart that shares nothing with c.
func (c Cart) Clone() Cart { return c }

// Total is the price of everything.
func (c Cart) Total() (sum int64) {
	for _, line := range c.lines {
		sum += int64(line.Qty) * line.Price
	}
	return sum
}

// Check reports a *LimitError if the cart costs more than limit.
func (c Cart) Check(limit int64) error {
	var fault *LimitError
	if total := c.Total(); total > limit {
		fault = &LimitError{Total: total, Max: limit}
	}
	return fault
}

// endregion
