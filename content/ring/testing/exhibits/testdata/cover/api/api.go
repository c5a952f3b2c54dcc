// Package api calls price.
package api

import (
	"fmt"

	"shop/price"
)

// Handle answers with the total.
func Handle(prices ...int64) string {
	return fmt.Sprint(price.Total(prices...))
}
