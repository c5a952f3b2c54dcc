// A profile of waiting that nobody has switched on.
package main

import (
	"fmt"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

// region:off
func main() {
	contend()
	fmt.Println("by default:", stacks("block"), stacks("mutex"))

	runtime.SetBlockProfileRate(1)     // each wait
	runtime.SetMutexProfileFraction(1) // each contention
	contend()
	fmt.Println("switched on:", stacks("block"), stacks("mutex"))
}

func stacks(profile string) string {
	n := pprof.Lookup(profile).Count()
	return fmt.Sprintf("%s %t,", profile, n > 0)
}

// endregion

func contend() {
	var mu sync.Mutex
	mu.Lock()
	var wg sync.WaitGroup
	wg.Go(func() {
		mu.Lock()
		defer mu.Unlock()
	})
	time.Sleep(50 * time.Millisecond)
	mu.Unlock()
	wg.Wait()
}
