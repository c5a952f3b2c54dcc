// The profile of mutexes, switched on while everybody queues.
package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func main() {
	// region:queue
	var hot sync.Mutex
	for range 16 { // the queue never becomes empty
		go func() {
			for {
				work(&hot)
			}
		}()
	}
	time.Sleep(100 * time.Millisecond)
	runtime.SetMutexProfileFraction(1)
	time.Sleep(500 * time.Millisecond)
	fmt.Println("the old queue, work is in the profile:", seen("work"))
	// endregion

	var fresh sync.Mutex
	for range 16 {
		go late(&fresh)
	}
	time.Sleep(500 * time.Millisecond)
	fmt.Println("a new one,     late is in the profile:", seen("late"))
}

func work(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
	time.Sleep(time.Millisecond)
}

func late(mu *sync.Mutex) {
	for {
		mu.Lock()
		time.Sleep(time.Millisecond)
		mu.Unlock()
	}
}

func seen(function string) bool {
	var text bytes.Buffer
	pprof.Lookup("mutex").WriteTo(&text, 1)
	return bytes.Contains(text.Bytes(), []byte("main."+function+"+"))
}
