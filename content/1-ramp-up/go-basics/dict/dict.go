// Package dict works with maps.
package dict

import (
	"maps"
	"slices"
)

// region:sorted

// Report lists sales by product in order of name.
func Report(sales map[string]int, each func(string, int)) {
	for _, name := range slices.Sorted(maps.Keys(sales)) {
		each(name, sales[name])
	}
}

// endregion
