// Command maps writes to one map from two goroutines.
package main

import "sync"

// region:maps
func main() {
	defer func() { recover() }() // does not help
	hits := map[string]int{}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 10_000_000 {
				hits["/"]++
			}
		})
	}
	wg.Wait()
}

// endregion
