// Package quiz holds the programs whose output the page asks for.
package quiz

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

func average(out io.Writer) {
	// region:average
	p99 := func(ms []int) int {
		slices.Sort(ms)
		return ms[len(ms)*99/100]
	}
	var quick, slow []int // answers of two replicas, ms
	for i := range 9000 {
		quick = append(quick, 10+i%10)
	}
	for i := range 1000 { // it has just been restarted
		slow = append(slow, 500+i)
	}
	fmt.Fprintln(out, "average of p99:", (p99(quick)+p99(slow))/2)
	fmt.Fprintln(out, "p99 of all:    ", p99(append(quick, slow...)))
	// endregion
}

func fanOut(out io.Writer) {
	// region:fanout
	for _, calls := range []float64{1, 10, 100} {
		slow := 1 - math.Pow(0.99, calls)
		fmt.Fprintf(out, "%3.0f calls: %.0f %%\n", calls, 100*slow)
	}
	// endregion
}

func ticks(out io.Writer) {
	// region:ticks
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	sent := 0
	for start := time.Now(); time.Since(start) < time.Second; sent++ {
		<-ticker.C
		if sent == 20 {
			time.Sleep(500 * time.Millisecond) // a slow answer
		}
	}
	fmt.Fprintln(out, "100 planned,", sent, "sent")
	// endregion
}

func goal(out io.Writer) {
	// region:goal
	live := make([]byte, 100<<20)
	for _, percent := range []int{50, 100, 200} {
		debug.SetGCPercent(percent)
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Fprintln(out, "GOGC =", percent, "next at, MB:",
			m.NextGC>>20/10*10)
	}
	runtime.KeepAlive(live)
	// endregion
}
