// Command order starts three goroutines on one processor.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// region:order
func main() {
	runtime.GOMAXPROCS(1)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() { fmt.Println(i) })
	}
	wg.Wait()
}

// endregion
