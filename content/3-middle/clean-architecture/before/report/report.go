// Package report counts refusals before the move.
package report

import (
	"route500k/content/3-middle/clean-architecture/before/orders"
	"route500k/content/3-middle/clean-architecture/kassa"
)

// Refusals counts the orders that nobody could pay for.
func Refusals(all map[int64]*orders.Order) int {
	n := 0
	for _, order := range all {
		if order.PayCode == kassa.NoMoney {
			n++
		}
	}
	return n
}
