package omission

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"

	"route500k/content/internal/proof"
)

const head = "                         requests   p50   p90   p99  p99.9   max\n"

func row(name string, list []time.Duration) string {
	slices.Sort(list)
	text := fmt.Sprintf("%-24s%9d", name, len(list))
	for i, share := range []float64{0.5, 0.9, 0.99, 0.999, 1} {
		// The value that so large a share of requests does not exceed.
		at := max(int(share*float64(len(list))+0.5)-1, 0)
		width := []int{6, 6, 6, 7, 6}[i]
		text += fmt.Sprintf("%*d", width, list[at].Milliseconds())
	}
	return text + "\n"
}

// The time is that of synctest: these figures are the same everywhere.
func TestModels(t *testing.T) {
	const (
		every = 10 * time.Millisecond
		du    = 30 * time.Second
		users = 4
	)
	text := "30 s, a pause of 1 s, ms" + head[24:]
	for _, c := range []struct {
		name string
		run  func(Ask, *Latencies)
	}{
		{"4 users, closed", func(ask Ask, seen *Latencies) {
			Closed(ask, users, every, du, seen)
		}},
		{"400 a second, open", func(ask Ask, seen *Latencies) {
			Open(ask, every/users, du, seen)
		}},
		{"4 users, by the plan", func(ask Ask, seen *Latencies) {
			Planned(ask, users, every, du, seen)
		}},
	} {
		synctest.Test(t, func(t *testing.T) {
			// region:service
			start := time.Now()
			from, to := start.Add(10*time.Second), start.Add(11*time.Second)
			ask := func() {
				if now := time.Now(); now.After(from) && now.Before(to) {
					time.Sleep(time.Until(to)) // a failover, a long lock
				}
				time.Sleep(2 * time.Millisecond)
			}
			// endregion
			var seen Latencies
			c.run(ask, &seen)
			text += row(c.name, seen.list)
		})
	}
	proof.Golden(t, "testdata/want.txt", text)
}

// TestReal does the same over HTTP: three clients at once, one pause.
func TestReal(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	const du = 8 * time.Second
	var gate sync.RWMutex
	server := httptest.NewServer(http.HandlerFunc(
		func(http.ResponseWriter, *http.Request) {
			gate.RLock()
			defer gate.RUnlock()
		}))
	defer server.Close()

	client := &http.Client{Transport: &http.Transport{
		MaxIdleConnsPerHost: 10,
	}}
	var seen Latencies
	var open, few []time.Duration
	var wg sync.WaitGroup
	wg.Go(func() {
		Closed(func() {
			resp, err := client.Get(server.URL)
			if err != nil {
				t.Error(err)
				return
			}
			resp.Body.Close()
		}, 4, 10*time.Millisecond, du, &seen)
	})
	// region:vegeta
	attack := func(options ...func(*vegeta.Attacker)) []time.Duration {
		var list []time.Duration
		target := vegeta.Target{Method: http.MethodGet, URL: server.URL}
		for result := range vegeta.NewAttacker(options...).Attack(
			vegeta.NewStaticTargeter(target),
			vegeta.Rate{Freq: 400, Per: time.Second}, du, "",
		) {
			list = append(list, result.Latency)
		}
		return list
	}
	wg.Go(func() { open = attack() })
	wg.Go(func() { few = attack(vegeta.MaxWorkers(4)) })
	// endregion
	time.Sleep(3 * time.Second)
	gate.Lock()
	time.Sleep(time.Second)
	gate.Unlock()
	wg.Wait()
	proof.Record(t, "testdata/record.txt", fmt.Sprintf("%s\n\n%s%s%s%s",
		proof.Machine(), "8 s, a pause of 1 s, ms "+head[24:],
		row("4 users, closed", seen.list),
		row("vegeta, 400 a second", open),
		row("vegeta, -max-workers 4", few)))
	if !strings.Contains(head, "p99") {
		t.Fatal(head)
	}
}
