// Package curve_test compares queueing theory with runs.
package curve_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/backpressure/gate"
	"route500k/content/internal/proof"
)

// region:simulate

// simulate returns how long n requests were in the system, waiting and at
// work. Gaps and work are exponential; work takes 1 in the mean.
func simulate(n, servers int, utilisation float64) []float64 {
	random := rand.New(rand.NewPCG(1, 2))
	free := make([]float64, servers) // when each is free again
	took := make([]float64, n)
	now := 0.0
	for i := range took {
		now += random.ExpFloat64() / (utilisation * float64(servers))
		first := 0
		for s, at := range free {
			if at < free[first] {
				first = s
			}
		}
		done := max(now, free[first]) + random.ExpFloat64()
		free[first] = done
		took[i] = done - now
	}
	return took
}

// endregion

func TestCurve(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	fmt.Fprintf(&text, "%-12s %10s %10s %8s %10s\n%-12s %10s %10s %8s %10s\n",
		"busy,", "formula,", "simulated,", "", "ten slots,",
		"%", "mean", "mean", "p99", "mean")
	for _, busy := range []float64{0.5, 0.7, 0.8, 0.9, 0.95} {
		formula := 1 / (1 - busy)
		n := int(20_000 * formula) // queues that last need longer runs
		one := simulate(n, 1, busy)
		ten := simulate(n, 10, busy)
		got := mean(one)
		if math.Abs(got-formula) > formula/10 {
			t.Errorf("at %v: %v, by the formula %v", busy, got, formula)
		}
		slices.Sort(one)
		fmt.Fprintf(&text, "%-12.0f %10.1f %10.1f %8.1f %10.1f\n",
			100*busy, formula, got, one[n*99/100], mean(ten))
	}
	proof.Golden(t, "testdata/curve.txt", text.String())
}

func mean(all []float64) (sum float64) {
	for _, v := range all {
		sum += v
	}
	return sum / float64(len(all))
}

// L, the number inside, is asked for every 5 ms, as a metric would
// be. It is not computed from the rate and the time.
func TestLittle(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	fmt.Fprintf(&text, "%-14s %10s %12s %10s %12s\n", "ten slots",
		"rate, 1/s", "inside, ms", "product", "L, sampled")
	for _, rate := range []float64{100, 160, 190} {
		perSecond, took, inside := little(t, rate)
		product := perSecond * took.Seconds()
		fmt.Fprintf(&text, "%3.0f %% %8s %10.1f %12.1f %10.2f %12.2f\n",
			rate/2, "busy", perSecond, took.Seconds()*1000, product,
			inside)
		if math.Abs(product-inside) > inside/100 {
			t.Errorf("%v a second: %v and %v", rate, product, inside)
		}
	}
	proof.Golden(t, "testdata/little.txt", text.String())
}

// little runs a server for 30 s and returns its rate, the mean time in
// it and the mean number in it.
func little(t *testing.T, rate float64) (
	perSecond float64, took time.Duration, inside float64,
) {
	const length = 30 * time.Second
	synctest.Test(t, func(t *testing.T) {
		g := gate.New(10, math.MaxInt32)
		random := rand.New(rand.NewPCG(1, 2))
		var now, sum, n, samples, total atomic.Int64
		stop := make(chan struct{})
		var wg, meter sync.WaitGroup
		meter.Go(func() {
			for {
				select {
				case <-time.After(5 * time.Millisecond):
					samples.Add(1)
					total.Add(now.Load())
				case <-stop:
					return
				}
			}
		})
		start := time.Now()
		for time.Since(start) < length {
			time.Sleep(exponential(random, rate))
			work := exponential(random, 20)
			wg.Go(func() {
				came := time.Now()
				now.Add(1)
				if err := g.Enter(t.Context()); err != nil {
					t.Error(err)
					return
				}
				time.Sleep(work)
				g.Leave()
				now.Add(-1)
				sum.Add(int64(time.Since(came)))
				n.Add(1)
			})
		}
		wg.Wait()
		perSecond = float64(n.Load()) / time.Since(start).Seconds()
		took = time.Duration(sum.Load() / n.Load())
		inside = float64(total.Load()) / float64(samples.Load())
		close(stop)
		meter.Wait()
	})
	return perSecond, took, inside
}

func exponential(random *rand.Rand, perSecond float64) time.Duration {
	return time.Duration(random.ExpFloat64() / perSecond *
		float64(time.Second))
}
