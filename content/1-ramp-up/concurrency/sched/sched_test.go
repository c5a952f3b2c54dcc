// Package sched measures what a goroutine costs and asks the scheduler what
// it does.
package sched

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// A parked goroutine costs little more than its first stack of 2 KB.
func TestMemoryOfAParkedGoroutine(t *testing.T) {
	const n = 100_000
	var before, after runtime.MemStats
	stop := make(chan struct{})
	var started, ended sync.WaitGroup

	runtime.GC()
	runtime.ReadMemStats(&before)
	started.Add(n)
	for range n {
		ended.Go(func() {
			started.Done()
			<-stop
		})
	}
	started.Wait()
	runtime.ReadMemStats(&after)
	close(stop)
	ended.Wait()

	each := (after.Sys - before.Sys) / n
	stack := (after.StackInuse - before.StackInuse) / n
	t.Logf("%d bytes a goroutine, %d of them stack", each, stack)
	if stack < 2048 || stack > 8192 { // the race detector needs more
		t.Errorf("stack = %d bytes, want 2 to 8 KB", stack)
	}
}

// Since Go 1.14 the scheduler takes the processor away from a loop that
// calls nothing.
func TestPreemption(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var stop atomic.Bool
	go func() {
		for !stop.Load() { // not a call: compiled to one instruction
		}
	}()
	defer stop.Store(true)
	done := make(chan struct{})
	go close(done)
	<-done // with cooperative scheduling this would wait for ever
}

func BenchmarkGoroutine(b *testing.B) {
	var wg sync.WaitGroup
	for b.Loop() {
		wg.Go(func() {})
	}
	wg.Wait()
}

// BenchmarkHandOff is a value there and one back over unbuffered channels.
func BenchmarkHandOff(b *testing.B) {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
	}()
	for b.Loop() {
		there <- 1
		<-back
	}
	close(there)
}
