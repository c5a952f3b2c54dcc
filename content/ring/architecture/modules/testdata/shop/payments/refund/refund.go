// Package refund gives money back. Its import is the planted fault.
package refund

import "shop/catalog/store"

// Sum looks into the catalog's own data: past its door.
func Sum(sku string, qty int64) int64 { return store.Prices[sku] * qty }
