package canary_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/canary"
	"route500k/content/internal/proof"
)

var rule = canary.Rule{Least: 200, Enough: 6000, Sigmas: 3, Worse: 0.001}

func TestDecide(t *testing.T) {
	for _, tt := range []struct {
		old, canary canary.Sample
		want        canary.Verdict
	}{
		{canary.Sample{1e5, 500}, canary.Sample{100, 100}, canary.Wait},
		{canary.Sample{100, 0}, canary.Sample{1000, 1000}, canary.Wait},
		{canary.Sample{1e5, 500}, canary.Sample{1000, 100}, canary.Abort},
		{canary.Sample{1e5, 500}, canary.Sample{1000, 6}, canary.Wait},
		{canary.Sample{1e5, 500}, canary.Sample{6000, 33}, canary.Promote},
		{canary.Sample{1e5, 0}, canary.Sample{6000, 0}, canary.Promote},
		{canary.Sample{1e5, 9e4}, canary.Sample{6000, 30}, canary.Promote},
		{canary.Sample{1e8, 0}, canary.Sample{1e7, 100}, canary.Promote},
	} {
		if got := rule.Decide(tt.old, tt.canary); got != tt.want {
			t.Errorf("%v, %v: %s, want %s", tt.old, tt.canary, got, tt.want)
		}
	}
}

// errors of so many requests: few of many, so Poisson will do.
func errors(random *rand.Rand, requests, share float64) float64 {
	limit, n := math.Exp(-requests*share), 0
	for p := random.Float64(); p > limit; p *= random.Float64() {
		n++
	}
	return float64(n)
}

// A thousand releases: the old version has 190 requests a second, the new
// one 10; half a per cent of the old one's answers are errors.
func TestReleases(t *testing.T) {
	const releases, minutes = 1000, 10
	var out strings.Builder
	fmt.Fprintf(&out, "%-22s%-26s%s\n", "errors of the new one",
		"aborted, % of releases", "users who met an")
	fmt.Fprintf(&out, "%-22s%-12s%-14s%s\n", "(the old one: 0.5 %)",
		"any more", "3 sigmas", "error before that")
	for _, share := range []float64{0.005, 0.01, 0.02, 0.1} {
		random := rand.New(rand.NewPCG(1, 2))
		naive, sigmas, met := 0, 0, 0.0
		for range releases {
			var old, now canary.Sample
			anyMore, abort := false, false
			for range minutes {
				old.Requests += 190 * 60
				old.Errors += errors(random, 190*60, 0.005)
				now.Requests += 10 * 60
				now.Errors += errors(random, 10*60, share)
				anyMore = anyMore ||
					now.Errors/now.Requests > old.Errors/old.Requests
				if !abort && rule.Decide(old, now) == canary.Abort {
					abort = true
					met += now.Errors
				}
			}
			if anyMore {
				naive++
			}
			if abort {
				sigmas++
			}
		}
		fmt.Fprintf(&out, "%-22s%-12.1f%-14.1f%.0f\n",
			fmt.Sprintf("%g %%", share*100), float64(naive)/10,
			float64(sigmas)/10, met/float64(sigmas))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
