// Package orders wants to pay.
package orders

import "shop/payments"

// Order is paid through payments.
type Order struct{ Payment payments.Payment }
