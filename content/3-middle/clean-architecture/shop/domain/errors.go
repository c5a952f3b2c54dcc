package domain

import (
	"errors"
	"fmt"
)

// ErrNotFound is also what a stranger gets for somebody else's order.
var ErrNotFound = errors.New("order not found")

// Invalid is a wish that can never be fulfilled. Pointer is a JSON Pointer
// into it.
type Invalid struct{ Pointer, Why string }

func (e *Invalid) Error() string { return e.Pointer + ": " + e.Why }

// OutOfStock is a wish that came too late.
type OutOfStock struct {
	SKU  string
	Left int
}

func (e *OutOfStock) Error() string {
	return fmt.Sprintf("%s: only %d left", e.SKU, e.Left)
}

// WrongStatus is a step that the order cannot make from where it stands.
type WrongStatus struct{ Is, Want Status }

func (e *WrongStatus) Error() string {
	return fmt.Sprintf("the order is %s, not %s", e.Is, e.Want)
}
