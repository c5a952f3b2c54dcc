package orders

import "route500k/content/3-middle/clean-architecture/shop/app"

// The use cases and their ports live in package app.
type (
	Storage = app.Storage
	Work    = app.Work
	Orders  = app.Orders
	Stock   = app.Stock
	Service = app.Service
)

// NewService is app.NewService.
func NewService(storage Storage) *Service {
	return app.NewService(storage)
}
