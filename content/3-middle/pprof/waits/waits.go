// Package waits is one hang, to be seen by three profiles.
package waits

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// region:views
// Views counts how often each product was looked at.
type Views struct {
	mu    sync.Mutex
	count map[string]int
}

// Add is called by each request.
func (v *Views) Add(product string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.count[product]++
}

// Report is called once a minute, by a client on a slow line.
func (v *Views) Report(w io.Writer) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, product := range slices.Sorted(maps.Keys(v.count)) {
		fmt.Fprintln(w, product, v.count[product])
	}
}

// endregion
