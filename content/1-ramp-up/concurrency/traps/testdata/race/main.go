// Command race sells two items and may lose a sale: stock is not guarded.
package main

import (
	"fmt"
	"sync"
	"time"
)

// region:race
func main() {
	stock := 2
	var wg sync.WaitGroup
	wg.Go(func() { stock-- })
	wg.Go(func() {
		time.Sleep(50 * time.Millisecond) // orders nothing
		stock--
	})
	wg.Wait()
	fmt.Println("left:", stock)
}

// endregion
