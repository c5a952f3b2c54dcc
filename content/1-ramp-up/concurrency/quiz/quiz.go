// Package quiz holds the programs of «what does it print?».
package quiz

import (
	"fmt"
	"slices"
	"sync"
)

// Closed reads from a closed channel with a buffer.
func Closed() {
	// region:closed
	ch := make(chan int, 2)
	ch <- 7
	close(ch)
	fmt.Println(len(ch), cap(ch))
	for range 2 {
		v, ok := <-ch
		fmt.Println(v, ok)
	}
	// endregion
}

// NilChannel selects between a nil, a closed channel and default.
func NilChannel() {
	// region:nil
	var none chan int
	closed := make(chan int)
	close(closed)

	var fromNil, fromClosed, idle int
	for range 3 {
		select {
		case <-none:
			fromNil++
		case <-closed:
			fromClosed++
		default:
			idle++
		}
	}
	fmt.Println(fromNil, fromClosed, idle)
	// endregion
}

// LoopVariable captures the variable of a loop in goroutines.
func LoopVariable() {
	// region:loop
	var mu sync.Mutex
	var seen []int
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, i)
		})
	}
	wg.Wait()
	slices.Sort(seen)
	fmt.Println(seen)
	// endregion
}

// OncePanics calls a function that panics twice through one Once.
func OncePanics() {
	// region:once
	var once sync.Once
	load := func() { panic("no config") }
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			once.Do(load)
		}()
	}
	// endregion
}
