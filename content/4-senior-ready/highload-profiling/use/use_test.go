package use_test

import (
	"runtime"
	"sync"
	"testing"
	"time"

	"route500k/content/4-senior-ready/highload-profiling/use"
)

func TestWaitingForAMutexIsSeen(t *testing.T) {
	const waited = "/sync/mutex/wait/total:seconds"
	before := use.Read()
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for range 300 { // the runtime watches one goroutine of eight
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
		})
	}
	time.Sleep(50 * time.Millisecond)
	mu.Unlock()
	wg.Wait()
	runtime.GC()
	after := use.Parse(use.Read().String())
	if len(after) != len(before) || len(after) != 9 {
		t.Errorf("%d figures, then %d, want 9", len(before), len(after))
	}
	if after[waited] <= before[waited] {
		t.Errorf("waited %v s, then %v", before[waited], after[waited])
	}
	const cycles = "/gc/cycles/total:gc-cycles"
	if after[cycles] <= before[cycles] {
		t.Errorf("cycles: %v, then %v", before[cycles], after[cycles])
	}
}
