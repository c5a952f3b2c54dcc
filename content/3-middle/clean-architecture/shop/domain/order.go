// Package domain holds the rules of orders and nothing else.
package domain

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Money is a sum in kopecks.
type Money int64

// Status is where an order stands.
type Status string

// The statuses.
const (
	New       Status = "new"
	Paying    Status = "paying" // asked for the money, not answered yet
	Paid      Status = "paid"
	Shipped   Status = "shipped"
	Cancelled Status = "cancelled"
)

// Order is what a customer has bought. The methods keep its rules; there
// is no other way to change the status.
type Order struct {
	ID        int64
	Customer  int64
	Status    Status
	Lines     []Line
	CreatedAt time.Time
}

// Line is one product of an order, at the price of that moment.
type Line struct {
	SKU   string
	Count int
	Price Money
}

// Total is the sum of all lines.
func (o Order) Total() Money {
	var sum Money
	for _, line := range o.Lines {
		sum += Money(line.Count) * line.Price
	}
	return sum
}

// Cancel ends an order that is neither paid for nor on its way.
func (o *Order) Cancel() error {
	if o.Status != New {
		return &WrongStatus{Is: o.Status, Want: New}
	}
	o.Status = Cancelled
	return nil
}

// Ship sends an order: a paid one, or one to be paid at the door.
func (o *Order) Ship() error {
	if o.Status != New && o.Status != Paid {
		return &WrongStatus{Is: o.Status, Want: New}
	}
	o.Status = Shipped
	return nil
}

// region:payment

// StartPayment is called before the money is asked for, and again when
// nobody knows how the first attempt ended.
func (o *Order) StartPayment() error {
	if o.Status != New && o.Status != Paying {
		return &WrongStatus{Is: o.Status, Want: New}
	}
	o.Status = Paying
	return nil
}

// Settle ends a payment. The same verdict once more changes nothing.
func (o *Order) Settle(paid bool) error {
	verdict := New
	if paid {
		verdict = Paid
	}
	if o.Status != Paying && o.Status != verdict {
		return &WrongStatus{Is: o.Status, Want: Paying}
	}
	o.Status = verdict
	return nil
}

// endregion

const (
	maxLines = 50
	maxCount = 100
)

// NewOrder makes an order without prices yet, or says what is wrong with
// the wish. Its lines are sorted: rows are always locked in one order.
func NewOrder(customer int64, lines []Line) (Order, error) {
	if len(lines) == 0 || len(lines) > maxLines {
		return Order{}, &Invalid{"/lines", fmt.Sprintf(
			"want 1 to %d lines", maxLines)}
	}
	seen := map[string]bool{}
	for i, line := range lines {
		at := fmt.Sprintf("/lines/%d/", i)
		if line.SKU == "" || seen[line.SKU] {
			return Order{}, &Invalid{at + "sku", "is empty or repeated"}
		}
		if line.Count < 1 || line.Count > maxCount {
			return Order{}, &Invalid{at + "count", fmt.Sprintf(
				"want 1 to %d", maxCount)}
		}
		seen[line.SKU] = true
	}
	sorted := slices.SortedFunc(slices.Values(lines),
		func(a, b Line) int { return strings.Compare(a.SKU, b.SKU) })
	return Order{Customer: customer, Status: New, Lines: sorted}, nil
}
