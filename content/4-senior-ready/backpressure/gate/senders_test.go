package gate_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
)

// A bounded channel with a queue before it that has no bound.
func TestSenders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// region:senders
		letters := make(chan int, 10)
		var handlers atomic.Int64
		for order := range 1000 { // as net/http does it
			go func() {
				handlers.Add(1)
				letters <- order // waits, and nobody sees it
				handlers.Add(-1)
			}()
		}
		synctest.Wait()
		text := fmt.Sprintf("in the channel: %d of %d\n"+
			"goroutines that wait: %d\n",
			len(letters), cap(letters), handlers.Load())
		// endregion
		proof.Golden(t, "testdata/senders.txt", text)
		for range 1000 {
			<-letters
		}
		time.Sleep(time.Second)
	})
}
