// Command unbuffered is the ring of turns without a buffer.
package main

import (
	"fmt"
	"sync"
)

// region:unbuffered
func main() {
	words := []string{"ping", "pong"}
	turns := []chan struct{}{make(chan struct{}), make(chan struct{})}
	var wg sync.WaitGroup
	for i, word := range words {
		wg.Go(func() {
			for range 2 {
				<-turns[i]
				fmt.Println(word)
				turns[(i+1)%2] <- struct{}{}
			}
		})
	}
	turns[0] <- struct{}{}
	wg.Wait()
	fmt.Println("done")
}

// endregion
