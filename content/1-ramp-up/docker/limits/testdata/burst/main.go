// Command burst gets four requests at once and then rests; each costs 40 ms
// of processor time. It prints how long a burst takes, in milliseconds.
package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"
)

func main() {
	const bursts = 9
	var took []time.Duration
	for range bursts {
		start := time.Now()
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() { burn(40 * time.Millisecond) })
		}
		wg.Wait()
		took = append(took, time.Since(start))
		time.Sleep(200 * time.Millisecond)
	}
	slices.Sort(took)
	fmt.Println(took[bursts/2].Milliseconds())
}

// burn uses so much time of its thread.
func burn(d time.Duration) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for end := used() + d; used() < end; {
	}
}

func used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
