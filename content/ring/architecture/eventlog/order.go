package eventlog

import (
	"errors"
	"fmt"
	"slices"
)

// region:apply

// Status is where an order is in its life.
type Status string

// An order that has no events yet has no status either.
const (
	StatusPlaced    Status = "placed"
	StatusPaid      Status = "paid"
	StatusCancelled Status = "cancelled"
)

// Order is the state that the events add up to.
type Order struct {
	Status Status      `json:"status"`
	Items  []ItemAdded `json:"items"`
	Total  int64       `json:"total"` // kopecks
}

// Apply returns the state after one more event. It refuses nothing: what
// is in the log has happened. It does no I/O and spoils no argument.
func Apply(o Order, e Event) Order {
	switch e := e.(type) {
	case Placed:
		o.Status = StatusPlaced
	case ItemAdded:
		o.Items = append(slices.Clip(o.Items), e) // always a new array
		o.Total += e.Qty * e.Kopecks
	case Paid:
		o.Status = StatusPaid
	case Cancelled:
		o.Status = StatusCancelled
	default:
		panic(fmt.Sprintf("eventlog: unknown event %T", e))
	}
	return o
}

// endregion

// region:decide

// Reasons to refuse a command.
var (
	ErrPlaced    = errors.New("order is already placed")
	ErrNotPlaced = errors.New("order is not placed")
	ErrPaid      = errors.New("order is already paid")
	ErrCancelled = errors.New("order is cancelled")
	ErrEmpty     = errors.New("order has no items")
	ErrBadItem   = errors.New("quantity and price must be positive")
)

// Command checks the state and says what happens, or why nothing does.
type Command func(Order) ([]Event, error)

// Place starts an order.
func Place(customer string) Command {
	return func(o Order) ([]Event, error) {
		if o.Status != "" {
			return nil, ErrPlaced
		}
		return []Event{Placed{Customer: customer}}, nil
	}
}

// Add puts goods into an order that is still open.
func Add(sku string, qty, kopecks int64) Command {
	return func(o Order) ([]Event, error) {
		if err := open(o); err != nil {
			return nil, err
		}
		if qty <= 0 || kopecks <= 0 {
			return nil, ErrBadItem
		}
		return []Event{ItemAdded{sku, qty, kopecks}}, nil
	}
}

// Pay takes the money for all the items, once.
func Pay() Command {
	return func(o Order) ([]Event, error) {
		if err := open(o); err != nil {
			return nil, err
		}
		if len(o.Items) == 0 {
			return nil, ErrEmpty
		}
		return []Event{Paid{Kopecks: o.Total}}, nil
	}
}

// Cancel ends an order; after payment it is too late.
func Cancel(reason string) Command {
	return func(o Order) ([]Event, error) {
		if err := open(o); err != nil {
			return nil, err
		}
		return []Event{Cancelled{Reason: reason}}, nil
	}
}

// open returns nil for an order that may still change.
func open(o Order) error {
	switch o.Status {
	case "":
		return ErrNotPlaced
	case StatusPaid:
		return ErrPaid
	case StatusCancelled:
		return ErrCancelled
	}
	return nil
}

// endregion
