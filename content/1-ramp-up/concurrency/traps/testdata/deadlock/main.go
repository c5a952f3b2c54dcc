// Command deadlock waits for its workers before it reads their results.
package main

import (
	"fmt"
	"sync"
)

// region:deadlock
func main() {
	results := make(chan int)
	var wg sync.WaitGroup
	wg.Go(func() { results <- 42 })
	wg.Wait() // the worker waits for a reader, the reader for it
	close(results)
	for r := range results {
		fmt.Println(r)
	}
}

// endregion
