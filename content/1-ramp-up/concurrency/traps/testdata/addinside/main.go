// Command addinside counts its workers when it is too late.
package main

import (
	"fmt"
	"sync"
)

// region:addinside
func main() {
	var wg sync.WaitGroup
	for i := range 3 {
		go func() {
			wg.Add(1) // Wait may have returned already
			defer wg.Done()
			fmt.Println(i)
		}()
	}
	wg.Wait()
}

// endregion
