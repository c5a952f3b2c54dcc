package nplusone

import (
	"context"

	"gorm.io/gorm"
)

// Item is a line as GORM sees it.
type Item struct {
	ID      int64
	OrderID int64
	Product string
}

// TableName is where items live.
func (Item) TableName() string { return "line" }

// Order is an order with its items.
type Order struct {
	ID    int64
	Items []Item
}

// region:preload

// Preload lets GORM ask for the items of all orders at once.
func Preload(ctx context.Context, db *gorm.DB) ([]Order, error) {
	return gorm.G[Order](db).Preload("Items", nil).Find(ctx)
}

// endregion
