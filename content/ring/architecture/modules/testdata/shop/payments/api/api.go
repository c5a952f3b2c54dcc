// Package api is all that other modules know of payments.
package api

import (
	"fmt"

	orders "shop/orders/api"
)

// Bill writes a bill for an order of one article.
func Bill(sku string, qty int64) string {
	return fmt.Sprint("to pay: ", orders.Total(sku, qty))
}
