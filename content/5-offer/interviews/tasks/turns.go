package tasks

import (
	"fmt"
	"io"
	"sync"
)

// region:turns

// PrintInTurn writes the words in turn, each from a goroutine of its own.
func PrintInTurn(w io.Writer, rounds int, words ...string) {
	if rounds < 1 || len(words) == 0 {
		return
	}
	turns := make([]chan struct{}, len(words))
	for i := range turns {
		turns[i] = make(chan struct{}, 1) // see the last hand-over
	}
	var wg sync.WaitGroup
	for i, word := range words {
		wg.Go(func() {
			for range rounds {
				<-turns[i]
				fmt.Fprintln(w, word)
				turns[(i+1)%len(turns)] <- struct{}{}
			}
		})
	}
	turns[0] <- struct{}{}
	wg.Wait()
}

// endregion
