// Package domain knows how it is stored.
package domain

import "database/sql"

// Order is an order.
type Order struct {
	ID    string
	Total int64
	Paid  bool
	Note  sql.NullString
}
