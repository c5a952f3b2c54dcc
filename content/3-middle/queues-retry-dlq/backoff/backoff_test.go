package backoff_test

import (
	"container/heap"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"route500k/content/3-middle/queues-retry-dlq/backoff"
	"route500k/content/internal/proof"
)

func TestCeiling(t *testing.T) {
	b := backoff.Backoff{First: time.Second, Longest: 30 * time.Second}
	for failures, want := range map[int]time.Duration{
		1: time.Second, 2: 2 * time.Second, 5: 16 * time.Second,
		6: 30 * time.Second, math.MaxInt32: 30 * time.Second,
	} {
		if got := b.Ceiling(failures); got != want {
			t.Errorf("after %d failures %v, want %v", failures, got, want)
		}
	}
	for range 1000 {
		if p := b.Full(3); p <= 0 || p > 4*time.Second {
			t.Fatalf("full: %v", p)
		}
		if p := b.Equal(3); p < 2*time.Second || p >= 4*time.Second {
			t.Fatalf("equal: %v", p)
		}
	}
}

// The model: all orders fail at once, since the partner is down. It comes
// back later and takes so many calls in a window; the rest is refused.
const (
	orders = 1000
	down   = 5 * time.Second
	window = 100 * time.Millisecond
	takes  = 20 // in a window
)

func TestModel(t *testing.T) {
	b := backoff.Backoff{First: time.Second, Longest: 16 * time.Second}
	dice := rand.New(rand.NewPCG(1, 2)) // the same in every run
	var out strings.Builder
	fmt.Fprintf(&out, "%d orders fail at once, the partner is down for %v,"+
		"\nthen takes %d calls in %v\n\n"+
		"%-18s%6s%8s%16s%10s\n", orders, down, takes, window,
		"pause", "calls", "failed", "worst window", "all done")
	for _, policy := range []struct {
		name  string
		pause func(failures int) time.Duration
	}{
		{"100 ms always", func(int) time.Duration { return window }},
		{"1 s to 16 s", b.Ceiling},
		{"  equal jitter", func(n int) time.Duration {
			half := b.Ceiling(n) / 2
			return half + time.Duration(dice.Int64N(int64(half)))
		}},
		{"  full jitter", func(n int) time.Duration {
			return 1 + time.Duration(dice.Int64N(int64(b.Ceiling(n))))
		}},
	} {
		r := run(policy.pause)
		fmt.Fprintf(&out, "%-18s%6d%8d%16d%8.1f s\n", policy.name,
			r.calls, r.calls-orders, r.worst, r.end.Seconds())
	}
	proof.Golden(t, "testdata/model.txt", out.String())
}

type result struct {
	calls, worst int
	end          time.Duration
}

// call is the next try of one order.
type call struct {
	at       time.Duration
	failures int
}

// run plays the model with a clock of its own.
func run(pause func(int) time.Duration) (r result) {
	calls := make(queue, orders)
	for i := range calls {
		calls[i] = call{pause(1), 1}
	}
	r.calls = orders // that have failed at the beginning
	heap.Init(&calls)
	loads := map[time.Duration]int{}
	for calls.Len() > 0 {
		c := heap.Pop(&calls).(call)
		slot := c.at / window
		loads[slot]++
		r.calls++
		r.worst = max(r.worst, loads[slot])
		if c.at >= down && loads[slot] <= takes {
			r.end = c.at
			continue
		}
		heap.Push(&calls,
			call{c.at + pause(c.failures+1), c.failures + 1})
	}
	return r
}

type queue []call

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].at < q[j].at }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(v any)        { *q = append(*q, v.(call)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
