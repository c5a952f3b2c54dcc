package promath_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"route500k/content/internal/proof"
	"route500k/content/ring/observability/promath"
)

// every makes samples at 5 s, 20 s, 35 s…: scrapes do not wait for the
// minute.
func every(values ...float64) (all []promath.Sample) {
	for i, v := range values {
		all = append(all, promath.Sample{At: float64(5 + 15*i), Value: v})
	}
	return all
}

func TestRate(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-34s %-20s %9s %8s\n",
		"window of 60 s, a scrape in 15", "samples", "increase", "rate/s")
	for _, c := range []struct {
		what   string
		values []float64
		window float64
	}{
		{"even growth, 2 a second", []float64{100, 130, 160, 190}, 60},
		{"a restart after 160", []float64{100, 130, 160, 30}, 60},
		{"restart after 130, 170 by 0:35", []float64{100, 130, 170, 200}, 60},
		{"one event", []float64{7, 7, 8, 8}, 60},
		{"nothing", []float64{7, 7, 7, 7}, 60},
		{"a series begins with its error", []float64{1, 1, 1, 1}, 60},
		{"the same, made with zero", []float64{0, 1, 1, 1}, 60},
		{"a window of one scrape", []float64{100, 130, 160, 190}, 15},
	} {
		in := promath.Window(every(c.values...), 60-c.window, 60)
		increase, ok := promath.Increase(in, 60-c.window, 60)
		rate, _ := promath.Rate(in, 60-c.window, 60)
		result := fmt.Sprintf("%9.2f %8.3f", increase, rate)
		if !ok {
			result = "  no value"
		}
		values := strings.Trim(fmt.Sprint(c.values), "[]")
		fmt.Fprintf(&out, "%-34s %-20s %s\n", c.what, values, result)
	}
	proof.Golden(t, "testdata/rate.txt", out.String())
}

// TestSumOfRates adds two replicas before and after rate. One of them
// restarts.
func TestSumOfRates(t *testing.T) {
	a := every(1000, 1030, 1060, 1090)
	b := every(9000, 9030, 15, 45)
	sum := every(0, 0, 0, 0)
	for i := range sum {
		sum[i].Value = a[i].Value + b[i].Value
	}
	ra, _ := promath.Rate(a, 0, 60)
	rb, _ := promath.Rate(b, 0, 60)
	rs, _ := promath.Rate(sum, 0, 60)
	proof.Golden(t, "testdata/sum.txt", fmt.Sprintf(
		"replica a                  1000 1030 1060 1090\n"+
			"replica b, restarted       9000 9030   15   45\n"+
			"a + b                     %5.0f %.0f %4.0f %4.0f\n\n"+
			"sum(rate), as one should  %6.1f a second\n"+
			"rate(sum)                 %6.1f a second\n",
		sum[0].Value, sum[1].Value, sum[2].Value, sum[3].Value,
		ra+rb, rs))
}

// latencies are like those of a service: most are quick, some come from a
// slow path.
func latencies(n int, quick, slow, part float64, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 7))
	all := make([]float64, n)
	for i := range all {
		middle := quick
		if r.Float64() < part {
			middle = slow
		}
		all[i] = middle * math.Exp(.25*r.NormFloat64())
	}
	return all
}

func TestQuantile(t *testing.T) {
	traffic := []struct {
		name string
		ms   []float64
	}{
		{"all near 0.28", latencies(50_000, .28, 0, 0, 1)},
		{"2 % near 0.6", latencies(50_000, .06, .6, .02, 2)},
		{"2 % near 30", latencies(50_000, .06, 30, .02, 3)},
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-23s", "p99 in seconds, of")
	for _, l := range traffic {
		fmt.Fprintf(&out, "%15s", l.name)
	}
	fmt.Fprintf(&out, "%8s\n%-23s", "series", "the requests themselves")
	for _, l := range traffic {
		fmt.Fprintf(&out, "%15.3f", promath.Exact(.99, l.ms))
	}
	fmt.Fprintln(&out)
	for _, b := range []struct {
		name   string
		bounds []float64
	}{
		{"DefBuckets", prometheus.DefBuckets},
		{"0.1, 1, 10", []float64{.1, 1, 10}},
		{"0.1, 0.3, 0.5, 1", []float64{.1, .3, .5, 1}},
		{"powers of two to 65 s", prometheus.ExponentialBuckets(.001, 2, 17)},
	} {
		fmt.Fprintf(&out, "%-23s", b.name)
		for _, l := range traffic {
			fmt.Fprintf(&out, "%15.3f",
				promath.Quantile(.99, promath.Classic(l.ms, b.bounds)))
		}
		fmt.Fprintf(&out, "%8d\n", len(b.bounds)+3)
	}
	fmt.Fprintf(&out, "%-23s", "native, factor 1.1")
	for _, l := range traffic {
		at := promath.Native(.99, l.ms, 3)
		fmt.Fprintf(&out, "%15.3f", at)
	}
	fmt.Fprintf(&out, "%8d\n", 1)
	proof.Golden(t, "testdata/quantile.txt", out.String())
}

// TestNativeError holds the promise of the factor for many quantiles.
func TestNativeError(t *testing.T) {
	values := latencies(5000, .06, .6, .02, 2)
	for q := .5; q < .999; q += .007 {
		at := promath.Native(q, values, 3)
		exact := promath.Exact(q, values)
		if r := at / exact; r > 1.0906 || r < 1/1.0906 {
			t.Errorf("%.4f: %.4f, exact %.4f", q, at, exact)
		}
	}
}

// TestAverageOfPercentiles compares what dashboards do with what is true:
// over replicas and over time.
func TestAverageOfPercentiles(t *testing.T) {
	bounds := prometheus.ExponentialBuckets(.001, 1.1, 100)
	var out strings.Builder
	row := func(name string, parts ...[]float64) {
		var all []float64
		var histograms [][]promath.Bucket
		average := 0.
		for _, p := range parts {
			all = append(all, p...)
			h := promath.Classic(p, bounds)
			histograms = append(histograms, h)
			average += promath.Quantile(.99, h) / float64(len(parts))
		}
		fmt.Fprintf(&out, "%-34s %8.3f %8.3f %8.3f\n", name,
			promath.Exact(.99, all), average,
			promath.Quantile(.99, promath.Merge(histograms...)))
	}
	fmt.Fprintf(&out, "%-34s %8s %8s %8s\n", "p99, s", "true",
		"average", "sum of h")
	row("replicas: 9 quick, 1 sick",
		append(slices.Repeat([][]float64{latencies(2000, .05, 0, 0, 4)}, 9),
			latencies(2000, .9, 0, 0, 5))...)
	row("minutes: 9 with 10 calls, 1 busy",
		append(slices.Repeat([][]float64{latencies(10, .9, 0, 0, 6)}, 9),
			latencies(20_000, .05, 0, 0, 7))...)
	proof.Golden(t, "testdata/average.txt", out.String())
}

// TestShare: what lies within a bound is counted, not guessed.
func TestShare(t *testing.T) {
	values := latencies(5000, .28, 0, 0, 1)
	within := 0.
	for _, v := range values {
		if v <= .3 {
			within++
		}
	}
	h := promath.Classic(values, []float64{.1, .3, 1})
	if h[1].Count != within {
		t.Errorf("le=0.3: %v, want %v", h[1].Count, within)
	}
}
