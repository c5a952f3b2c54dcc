// Command garbage lives on 100 MiB and throws away much more.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
)

// region:garbage

var garbage []byte

func main() {
	live := make([][]byte, 100) // a cache, say
	for i := range live {
		live[i] = slices.Repeat([]byte("x"), 1<<20)
	}
	for range 40_000 { // requests
		garbage = slices.Repeat([]byte("y"), 16<<10)
	}
	fmt.Println("alive with", len(live), "MiB")
	// endregion
	runtime.KeepAlive(live)
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	fmt.Fprint(os.Stderr, stats.NumGC)
}
