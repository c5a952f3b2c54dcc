package orders

import "route500k/content/3-middle/clean-architecture/shop/domain"

// ErrNotFound is the same value: errors.Is sees no difference.
var ErrNotFound = domain.ErrNotFound

// The errors with fields.
type (
	Invalid     = domain.Invalid
	OutOfStock  = domain.OutOfStock
	WrongStatus = domain.WrongStatus
)
