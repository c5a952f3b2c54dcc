// Package eventlog keeps an order as the log of what happened to it, in
// PostgreSQL: the state is computed from the events, never stored alone.
package eventlog

// region:events

// Event is a fact about an order. The method is private: there are no
// events but those of this package.
type Event interface{ event() }

// Placed starts an order.
type Placed struct {
	Customer string `json:"customer"`
}

// ItemAdded puts goods into an order; the price is of one piece.
type ItemAdded struct {
	SKU     string `json:"sku"`
	Qty     int64  `json:"qty"`
	Kopecks int64  `json:"kopecks"`
}

// Paid tells how much the customer has paid.
type Paid struct {
	Kopecks int64 `json:"kopecks"`
}

// Cancelled ends an order that has not been paid.
type Cancelled struct {
	Reason string `json:"reason"`
}

func (Placed) event()    {}
func (ItemAdded) event() {}
func (Paid) event()      {}
func (Cancelled) event() {}

// endregion
