// Package quiz holds programs whose output a page asks its reader to
// predict.
package quiz

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// Full offers seven orders to a queue of three.
func Full(out io.Writer) {
	// region:full
	queue := make(chan int, 3)
	offer := func(order int) {
		select {
		case queue <- order:
			fmt.Fprintln(out, order, "taken, in the queue:", len(queue))
		default:
			fmt.Fprintln(out, order, "refused")
		}
	}
	for order := range 5 {
		offer(order)
	}
	fmt.Fprintln(out, "worker takes", <-queue)
	offer(5)
	offer(6)
	// endregion
}

// Buffer sends ten orders to a worker who needs a second for each.
func Buffer(out io.Writer) {
	// region:buffer
	for _, size := range []int{0, 5, 100} {
		start := time.Now()
		queue, done := make(chan int, size), make(chan struct{})
		go func() {
			for range queue {
				time.Sleep(time.Second)
			}
			close(done)
		}()
		for order := range 10 {
			queue <- order
		}
		sent := time.Since(start)
		close(queue)
		<-done
		fmt.Fprintf(out, "buffer of %d: sent after %v, done after %v\n",
			size, sent, time.Since(start))
	}
	// endregion
}

// Overload gives ten clients, one a tick, to a worker who needs two ticks
// for each.
func Overload(out io.Writer) {
	// region:overload
	serve := func(newest bool) (happy []int) {
		const clients, work, patience = 10, 2, 4
		var line []int
		next := 0 // who comes next, at the tick of this number
		for now := 0; next < clients || len(line) > 0; now += work {
			for ; next < clients && next <= now; next++ {
				line = append(line, next)
			}
			at := 0
			if newest {
				at = len(line) - 1
			}
			client := line[at]
			line = slices.Delete(line, at, at+1)
			if done := now + work; done-client <= patience {
				happy = append(happy, client)
			}
		}
		return happy
	}
	fmt.Fprintln(out, "oldest first:", serve(false))
	fmt.Fprintln(out, "newest first:", serve(true))
	// endregion
}
