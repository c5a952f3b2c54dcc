package rollout

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
)

type replacement struct {
	name  string
	p     Process
	hook  time.Duration // preStop
	grace time.Duration // until SIGKILL
	crash bool          // no handler for SIGTERM
}

// region:race

const lag = 3 * time.Second // until every node has the new list

// replace deletes one pod of two under fifty requests a second.
func replace(t *testing.T, r *replacement) (failed int64, export error) {
	old, other := newPod(t, &r.p), newPod(t, new(Process))
	list := endpoints{pods: []*pod{old, other}}

	var wg sync.WaitGroup
	wg.Go(func() { export = old.ask("/export") })
	time.Sleep(time.Second)

	// The pod is deleted: from here three clocks run side by side.
	wg.Go(func() { time.Sleep(lag); list.removeFirst() })
	wg.Go(func() { time.Sleep(r.grace); old.Close() }) // SIGKILL
	wg.Go(func() {
		time.Sleep(r.hook)
		if r.crash {
			old.Close() // what SIGTERM does by default
			return
		}
		_ = r.p.Terminate(old.Server)
	})

	var count atomic.Int64
	time.Sleep(5 * time.Millisecond) // never on the tick of a clock
	for range 300 {
		wg.Go(func() {
			if list.pick().ask("/orders") != nil {
				count.Add(1)
			}
		})
		time.Sleep(20 * time.Millisecond)
	}
	wg.Wait()
	return count.Load(), export
}

// endregion

func TestReplace(t *testing.T) {
	const s = time.Second
	want := []int64{75, 75, 25, 0, 0, 0}
	var out strings.Builder
	fmt.Fprintf(&out, "%-42s%6s%8s\n", "300 requests, lists lag 3s",
		"failed", "export")
	for i, r := range []*replacement{
		{name: "no handler for SIGTERM", grace: 30 * s, crash: true},
		{name: "Shutdown at once",
			p: Process{Stop: 20 * s}, grace: 30 * s},
		{name: "2s drain, Shutdown",
			p: Process{Drain: 2 * s, Stop: 20 * s}, grace: 30 * s},
		{name: "5s drain, Shutdown",
			p: Process{Drain: 5 * s, Stop: 20 * s}, grace: 30 * s},
		{name: "preStop sleep 5s, Shutdown", hook: 5 * s,
			p: Process{Stop: 20 * s}, grace: 30 * s},
		{name: "5s drain, Shutdown, grace period 10s",
			p: Process{Drain: 5 * s, Stop: 20 * s}, grace: 10 * s},
	} {
		synctest.Test(t, func(t *testing.T) {
			failed, export := replace(t, r)
			verdict := "done"
			if export != nil {
				verdict = "cut"
			}
			fmt.Fprintf(&out, "%-42s%6d%8s\n", r.name, failed, verdict)
			if failed != want[i] {
				t.Errorf("%s: %d failed", r.name, failed)
			}
		})
	}
	proof.Golden(t, "testdata/replace.txt", out.String())
}

// TestDrain looks at one pod from the outside while it leaves.
func TestDrain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := Process{Drain: 5 * time.Second, Stop: time.Second}
		server := newPod(t, &p)
		dials := 0
		client := http.Client{Transport: &http.Transport{
			DialContext: func(
				ctx context.Context, network, address string,
			) (net.Conn, error) {
				dials++
				return server.dial(ctx, network, address)
			},
		}}
		ask := func(path string, want int, wantLast bool) {
			t.Helper()
			code, last, err := server.get(&client, path)
			if code != want || last != wantLast {
				t.Errorf("%s: %d, last %t, %v", path, code, last, err)
			}
		}
		ask("/readyz", 200, false)
		ask("/orders", 200, false)
		done := make(chan error)
		go func() { done <- p.Terminate(server.Server) }()
		synctest.Wait()
		ask("/readyz", 503, false)
		ask("/livez", 200, false)
		ask("/orders", 200, true) // served, and sent away
		ask("/livez", 200, false)
		if dials != 2 {
			t.Errorf("%d connections, want a second one", dials)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		ask("/orders", 0, false)
	})
}

// TestStopIsNotForEver: requests longer than Stop are cut with an error.
func TestStopIsNotForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := Process{Stop: time.Second}
		server := newPod(t, &p)
		cut := make(chan error)
		go func() { cut <- server.ask("/export") }()
		synctest.Wait()
		err := p.Terminate(server.Server)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Terminate: %v", err)
		}
		if <-cut == nil {
			t.Error("the export has survived")
		}
	})
}
