package balance_test

import (
	"container/heap"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/balance"
)

// fleet is what a simulation has: backends that serve one after another.
type fleet struct {
	slow  float64 // how many times slower than the others the first is
	stale float64 // how old the known loads are; a request takes 1
}

const (
	backends = 10
	requests = 10_000
	rate     = 8.0 // requests in the time of one: backends are busy by 80%
)

// run returns the 99th percentile of the time in the system, in times of
// one request, and the longest queue.
func (f fleet) run(choose balance.Policy) (p99 float64, worst int) {
	dice := rand.New(rand.NewPCG(1, 2))
	now, seen := 0.0, 0.0
	free := make([]float64, backends) // when each has done all it has
	loads := make([]int, backends)
	known := make([]int, backends)
	var leaving departures
	took := make([]float64, requests)
	for i := range took {
		now += dice.ExpFloat64() / rate
		for len(leaving) > 0 && leaving[0].at <= now {
			loads[heap.Pop(&leaving).(departure).from]--
		}
		if now-seen >= f.stale {
			copy(known, loads)
			seen = now
		}
		to := choose(known, dice)
		work := dice.ExpFloat64()
		if to == 0 {
			work *= f.slow
		}
		free[to] = max(free[to], now) + work
		took[i] = free[to] - now
		loads[to]++
		worst = max(worst, loads[to])
		heap.Push(&leaving, departure{free[to], to})
	}
	slices.Sort(took)
	return took[requests*99/100], worst
}

type departure struct {
	at   float64
	from int
}

type departures []departure

func (d departures) Len() int           { return len(d) }
func (d departures) Less(i, j int) bool { return d[i].at < d[j].at }
func (d departures) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d *departures) Push(x any)        { *d = append(*d, x.(departure)) }
func (d *departures) Pop() any {
	last := (*d)[len(*d)-1]
	*d = (*d)[:len(*d)-1]
	return last
}

func TestPolicies(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-18s %13s %13s %13s\n", "p99, longest queue",
		"equal", "one 2x slower", "loads are old")
	for _, policy := range []struct {
		name   string
		choose func() balance.Policy
	}{
		{"random", same(balance.Random)},
		{"round robin", balance.RoundRobin},
		{"least connections", same(balance.LeastConnections)},
		{"two choices", same(balance.TwoChoices)},
	} {
		fmt.Fprintf(&out, "%-18s", policy.name)
		for _, f := range []fleet{
			{slow: 1}, {slow: 2}, {slow: 1, stale: 2},
		} {
			p99, worst := f.run(policy.choose())
			fmt.Fprintf(&out, " %6.0f %6d", p99, worst)
		}
		fmt.Fprintln(&out)
	}
	proof.Golden(t, "testdata/policies.txt", out.String())
}

func same(p balance.Policy) func() balance.Policy {
	return func() balance.Policy { return p }
}
