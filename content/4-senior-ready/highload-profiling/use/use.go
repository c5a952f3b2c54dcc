// Package use tells how busy a Go process is, in the words of USE:
// utilisation, saturation, errors.
package use

import (
	"fmt"
	"math"
	"runtime/metrics"
	"strings"
)

// Figures are sums since the start: a monitor looks at their growth.
type Figures map[string]float64

// region:names
var names = []string{
	// Utilisation: where the processor time went, in seconds.
	"/cpu/classes/user:cpu-seconds",
	"/cpu/classes/gc/total:cpu-seconds",
	"/cpu/classes/idle:cpu-seconds",
	// Saturation: who waits, for a processor and for a mutex.
	"/sched/latencies:seconds", // p99 of the wait for a processor
	"/sync/mutex/wait/total:seconds",
	"/sched/goroutines:goroutines",
	// Memory: what is alive, and where the next collection begins.
	"/gc/heap/live:bytes",
	"/gc/heap/goal:bytes",
	"/gc/cycles/total:gc-cycles",
}

// endregion

func Read() Figures {
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	metrics.Read(samples)
	figures := make(Figures)
	for _, s := range samples {
		switch s.Value.Kind() {
		case metrics.KindUint64:
			figures[s.Name] = float64(s.Value.Uint64())
		case metrics.KindFloat64:
			figures[s.Name] = s.Value.Float64()
		case metrics.KindFloat64Histogram:
			figures[s.Name] = quantile(s.Value.Float64Histogram(), 0.99)
		}
	}
	return figures
}

// quantile returns the upper edge of the bucket where it falls.
func quantile(h *metrics.Float64Histogram, q float64) float64 {
	var total, sum uint64
	for _, count := range h.Counts {
		total += count
	}
	for i, count := range h.Counts {
		sum += count
		if edge := h.Buckets[i+1]; float64(sum) >= q*float64(total) &&
			!math.IsInf(edge, 0) {
			return edge
		}
	}
	return h.Buckets[len(h.Buckets)-2]
}

func (f Figures) String() string {
	var text strings.Builder
	for _, name := range names {
		fmt.Fprintln(&text, name, f[name])
	}
	return text.String()
}

// Parse reads what String has written.
func Parse(text string) Figures {
	f := make(Figures)
	for line := range strings.Lines(text) {
		var name string
		var value float64
		if n, _ := fmt.Sscan(line, &name, &value); n == 2 {
			f[name] = value
		}
	}
	return f
}
