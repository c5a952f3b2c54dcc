// Package overload_test puts the same arrivals before different queues.
package overload_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/shed"
	"route500k/content/internal/proof"
)

// region:world
const (
	ms       = time.Millisecond
	slots    = 10
	patience = time.Second // then the client has gone
)

// The slots can do 200 requests a second: 75 %, 150 % and 75 % of it.
var phases = []struct {
	perSecond float64
	length    time.Duration
}{{150, 10 * time.Second}, {300, 10 * time.Second},
	{150, 20 * time.Second}}

// endregion

type request struct {
	phase    int
	at, work time.Duration
}

// arrivals are the same for every queue.
func arrivals() (all []request) {
	random := rand.New(rand.NewPCG(1, 2))
	var at, end time.Duration
	for i, phase := range phases {
		for end += phase.length; at < end; {
			all = append(all, request{i, at,
				30*ms + time.Duration(random.Float64()*float64(40*ms))})
			at += time.Duration(random.ExpFloat64() / phase.perSecond *
				float64(time.Second))
		}
	}
	return all
}

type result struct {
	good    [3]int // answered in time, by phase
	wasted  time.Duration
	took    []time.Duration // of the good ones of the peak
	longest int
}

// run is a server with the given queue under all arrivals.
func run(t *testing.T, queue *shed.Shedder, hears bool) (r result) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var mu sync.Mutex
		var wg sync.WaitGroup
		for _, request := range arrivals() {
			time.Sleep(time.Until(start.Add(request.at)))
			wg.Go(func() {
				ctx := context.Background()
				if hears {
					late, cancel := context.WithTimeout(ctx, patience)
					defer cancel()
					ctx = late
				}
				if queue.Enter(ctx) != nil {
					return
				}
				time.Sleep(request.work)
				queue.Leave()
				took := time.Since(start) - request.at
				mu.Lock()
				defer mu.Unlock()
				if took > patience {
					r.wasted += request.work
					return
				}
				r.good[request.phase]++
				if request.phase == 1 {
					r.took = append(r.took, took)
				}
			})
			synctest.Wait()
			r.longest = max(r.longest, queue.Waiting())
		}
		wg.Wait()
	})
	slices.Sort(r.took)
	return r
}

func TestQueues(t *testing.T) {
	var text strings.Builder
	const head = "%-26s %8s %7s %8s %6s %8s\n"
	fmt.Fprintf(&text, head, "slots for 200 a second",
		"at peak,", "after,", "wasted", "p99,", "longest")
	fmt.Fprintf(&text, head, "peak of 300, then 150",
		"good/s", "good/s", "work, %", "ms", "line")
	for _, queue := range []struct {
		name  string
		hears bool
		*shed.Shedder
	}{
		{"endless", false, &shed.Shedder{}},
		{"endless, hears who leaves", true, &shed.Shedder{}},
		{"1000 places", true, &shed.Shedder{Line: 1000}},
		{"100 places", true, &shed.Shedder{Line: 100}},
		{"by the deadline", true, &shed.Shedder{Work: 50 * ms}},
		{"the same, with a margin", true, &shed.Shedder{Work: 60 * ms}},
		{"CoDel", true, &shed.Shedder{
			Interval: 100 * ms, Target: 20 * ms}},
		{"newest first", true, &shed.Shedder{Newest: true}},
		{"CoDel and newest first", true, &shed.Shedder{
			Newest: true, Interval: 100 * ms, Target: 20 * ms}},
	} {
		queue.Slots = slots
		r := run(t, queue.Shedder, queue.hears)
		p99 := "-"
		if len(r.took) > 0 {
			p99 = fmt.Sprint(r.took[len(r.took)*99/100].Milliseconds())
		}
		all := float64(slots) * 40 * float64(time.Second)
		fmt.Fprintf(&text, "%-26s %8d %7d %8.0f %6s %8d\n", queue.name,
			r.good[1]/10, r.good[2]/20, 100*float64(r.wasted)/all, p99,
			r.longest)
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}
