// Command panics recovers in the wrong goroutine.
package main

import (
	"fmt"
	"sync"
)

// region:panics
func main() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var wg sync.WaitGroup
	wg.Go(func() {
		var orders map[int]string
		orders[1] = "paid"
	})
	wg.Wait()
}

// endregion
