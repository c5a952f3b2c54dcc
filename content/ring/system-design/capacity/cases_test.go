package capacity_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/ring/system-design/capacity"
)

// The cases of the page. What a candidate has been told or supposes.
var cases = map[string]struct {
	title string
	load  capacity.Load
}{
	// region:case
	"shortener": {"URL shortener", capacity.Load{
		Users: 10e6, Writes: 0.1, Reads: 10, Peak: 3,
		Row: 400, Days: 5 * 365, Copies: 3,
		Answer: 500, Latency: 5 * time.Millisecond,
	}},
	// endregion
	"feed": {"news feed", capacity.Load{
		Users: 10e6, Writes: 0.2, Reads: 20, Peak: 3,
		Row: 1e3, Days: 5 * 365, Copies: 3,
		Answer: 20e3, Latency: 50 * time.Millisecond,
	}},
	"notifications": {"notifications", capacity.Load{
		Users: 10e6, Writes: 5, Reads: 2, Peak: 10,
		Row: 500, Days: 30, Copies: 3,
		Answer: 5e3, Latency: 20 * time.Millisecond,
	}},
	"payments": {"payments", capacity.Load{
		Users: 10e6, Writes: 0.1, Reads: 0.3, Peak: 5,
		Row: 3e3, Days: 5 * 365, Copies: 3,
		Answer: 1e3, Latency: 20 * time.Millisecond,
	}},
	"chat": {"chat", capacity.Load{
		Users: 10e6, Writes: 40, Reads: 200, Peak: 3,
		Row: 300, Days: 365, Copies: 3,
		Answer: 300, Latency: 100 * time.Millisecond,
		Online: 0.1, Memory: 20e3,
	}},
}

func TestCases(t *testing.T) {
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			proof.Golden(t, "testdata/"+name+".txt",
				capacity.Sheet(c.title, c.load))
		})
	}
}

func TestEstimate(t *testing.T) {
	// A user a second, so that the sums are done in the head.
	got := capacity.Load{
		Users: 86400, Writes: 1, Reads: 2, Peak: 3,
		Row: 10, Days: 2, Copies: 3,
		Answer: 100, Latency: 500 * time.Millisecond,
		Online: 0.5, Memory: 1000,
	}.Estimate()
	want := capacity.Estimate{
		Writes: 3, Reads: 6, Network: 4800, InFlight: 3,
		Disk: 86400 * 60, Connections: 43200, Memory: 43.2e6,
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestShort(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 0.001: "0.001", 0.25: "0.25", 1: "1", 9.96: "10",
		11.57: "12", 99.6: "100",
		347: "350", 999.6: "1k", 3472: "3.5k", 86400: "86k",
		995e3: "1M", 1.5e6: "1.5M", 2.74e12: "2.7T", 5e15: "5P",
	} {
		if got := capacity.Short(v); got != want {
			t.Errorf("Short(%v) = %s, want %s", v, got, want)
		}
	}
}

// What 3-middle/rate-limiting/compare has recorded of a token bucket.
const (
	script = 8.1 // µs in Redis
	bucket = 136 // bytes of a key
)

func TestLimiter(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-43s%9s %9s\n", "rate limiter", "x1", "x10")
	line := func(what, how string, one float64, unit string) {
		fmt.Fprintf(&text, "%-13s%-30s%9s %9s %s\n", what, how,
			capacity.Short(one), capacity.Short(10*one), unit)
	}
	const decisions, clients = 50e3, 1e6
	line("decisions", "all requests", decisions, "a second")
	line("Redis", "decisions x 8.1 us",
		decisions*script/1e6*100, "% of a core")
	line("memory", "1M clients x 136 B", clients*bucket, "B")
	line("network", "decisions x 300 B x 8", decisions*300*8, "bit/s")
	proof.Golden(t, "testdata/limiter.txt", text.String())
}
