// Package payments wants to know what for.
package payments

import "shop/orders"

// Payment knows its order.
type Payment struct{ Order *orders.Order }
