package rounds_test

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// What the interviewer has given.
const (
	buyers = 200_000
	tries  = 3
	window = 60 // s
	items  = 5_000
	answer = 1_000 // bytes
)

// What this site has measured; see the records named.
const (
	script  = 8.1  // µs, 3-middle/rate-limiting/compare: a token bucket
	commits = 3769 // a second, 4-senior-ready/outbox/notify: no NOTIFY
	latency = 5    // ms, an aim
)

func TestSums(t *testing.T) {
	var text strings.Builder
	line := func(what, how string, value float64, unit string) {
		fmt.Fprintf(&text, "%-10s%-31s%8.0f %s\n", what, how, value, unit)
	}
	for _, scale := range []float64{1, 10} {
		rps := scale * buyers * tries / window
		orders := scale * items / window
		fmt.Fprintf(&text, "x%.0f\n", scale)
		line("attempts", fmt.Sprintf("%.0f x %d / %d s",
			scale*buyers, tries, window), rps, "a second")
		line("orders", fmt.Sprintf("%.0f / %d s", scale*items, window),
			orders, "a second")
		line("refused", "1 - items / attempts",
			100*(1-float64(items)/(buyers*tries)), "%")
		line("in flight", fmt.Sprintf("attempts x %d ms", latency),
			rps*latency/1000, "requests")
		line("network", fmt.Sprintf("attempts x %d kB x 8", answer/1000),
			rps*answer*8/1e6, "Mbit/s")
		line("Redis", fmt.Sprintf("attempts x %.1f us", script),
			rps*script/1e6*100, "% of a core")
		line("database", fmt.Sprintf("orders / %d commits a second", commits),
			orders/commits*100, "%")
	}
	proof.Golden(t, "testdata/estimate.txt", text.String())
}
