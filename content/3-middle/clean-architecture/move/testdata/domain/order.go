package orders

import "route500k/content/3-middle/clean-architecture/shop/domain"

// region:order

// What used to be here lives in package domain. An alias is the same type
// under another name: whoever imports orders need not notice.
type (
	Money  = domain.Money
	Status = domain.Status
	Order  = domain.Order
	Line   = domain.Line
)

// The statuses.
const (
	New       = domain.New
	Shipped   = domain.Shipped
	Cancelled = domain.Cancelled
)

// NewOrder is domain.NewOrder.
func NewOrder(customer int64, lines []Line) (Order, error) {
	return domain.NewOrder(customer, lines)
}

// endregion
