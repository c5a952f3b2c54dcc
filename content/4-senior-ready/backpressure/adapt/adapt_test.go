package adapt_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/adapt"
	"route500k/content/internal/proof"
)

const ms = time.Millisecond

// database has slots, and a line without an end before them.
type database struct {
	mu    sync.Mutex
	slots int
	busy  int
	line  []chan struct{}
}

func (d *database) query(work time.Duration) {
	d.mu.Lock()
	if d.busy < d.slots {
		d.busy++
		d.mu.Unlock()
	} else {
		turn := make(chan struct{})
		d.line = append(d.line, turn)
		d.mu.Unlock()
		<-turn
	}
	time.Sleep(work)
	d.mu.Lock()
	d.busy--
	d.next()
	d.mu.Unlock()
}

func (d *database) resize(slots int) {
	d.mu.Lock()
	d.slots = slots
	d.next()
	d.mu.Unlock()
}

func (d *database) next() {
	for d.busy < d.slots && len(d.line) > 0 {
		d.busy++
		close(d.line[0])
		d.line = d.line[1:]
	}
}

type phase struct {
	limit int // at the end
	good  int
	took  []time.Duration
}

// run is half a minute of 600 requests a second at a database that can do 400,
// then 160, then 400 again.
func run(t *testing.T, limiter *adapt.Limiter) (phases [3]phase) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(5, 6))
		db := &database{}
		var mu sync.Mutex
		var wg sync.WaitGroup
		for i, slots := range []int{20, 8, 20} {
			db.resize(slots)
			begin := time.Now()
			for time.Since(begin) < 10*time.Second {
				time.Sleep(time.Duration(random.ExpFloat64() / 600 *
					float64(time.Second)))
				work := 40*ms + time.Duration(random.Float64()*
					float64(20*ms))
				leave, err := limiter.Enter()
				if err != nil {
					continue
				}
				wg.Go(func() {
					came := time.Now()
					db.query(work)
					took := time.Since(came)
					leave(false)
					mu.Lock()
					defer mu.Unlock()
					if took < 200*ms {
						phases[i].good++
					}
					phases[i].took = append(phases[i].took, took)
				})
			}
			phases[i].limit = limiter.Limit()
		}
		wg.Wait()
	})
	return phases
}

func TestLimits(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "%-23s  %-15s  %-15s  %s\n%-23s%s\n",
		"600 come a second,", "20 slots: 400/s", " 8 slots: 160/s",
		"20 slots: 400/s", "good is 200 ms",
		strings.Repeat("  lim good  p99", 3))
	for _, way := range []struct {
		name string
		adapt.Rule
		min, max float64
	}{
		{"fixed 100", fixed, 100, 100},
		{"fixed 20", fixed, 20, 20},
		{"AIMD, slow is 100 ms", adapt.AIMD(100 * ms), 4, 200},
		{"gradient, 100 000 calls", adapt.Gradient(1.5, 100_000), 4, 200},
		{"gradient, 1000 calls", adapt.Gradient(1.5, 1000), 4, 200},
	} {
		l := &adapt.Limiter{Min: way.min, Max: way.max, Rule: way.Rule}
		fmt.Fprintf(&text, "%-23s", way.name)
		for _, p := range run(t, l) {
			slices.Sort(p.took)
			fmt.Fprintf(&text, "  %3d %4d %4d", p.limit, p.good/10,
				p.took[len(p.took)*99/100].Milliseconds())
		}
		text.WriteString("\n")
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

func fixed(limit float64, _ adapt.Sample) float64 { return limit }
