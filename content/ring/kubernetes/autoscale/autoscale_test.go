package autoscale

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

func ExampleDesired() {
	// region:quiz
	fmt.Println(
		Desired(3, 90, 60), // CPU in percent of the request
		Desired(3, 64, 60),
		Desired(30, 64, 60),
		Desired(10, 30, 60),
		Desired(2, 300, 60),
		Desired(3, 50, 60),
		Desired(1, 30, 60),
	)
	// endregion

	// Output:
	// 5 3 30 5 10 3 1
}

// TestSpike gives the service a minute of ten times its traffic. A pod does
// a hundred requests a second at 100 %; the target is 60 %.
func TestSpike(t *testing.T) {
	const period = 15 * time.Second
	start := time.Unix(1_800_000_000, 0)
	a := Autoscaler{Min: 3, Max: 30, Window: 300 * time.Second}
	var out strings.Builder
	fmt.Fprintf(&out, "%6s%8s%8s%8s%8s\n",
		"time", "rps", "CPU, %", "formula", "pods")
	pods, before := 3, 0
	for tick := range 40 {
		at := time.Duration(tick) * period
		load := 150.0
		if at >= 30*time.Second && at < 90*time.Second {
			load = 1500
		}
		average := load / float64(pods)
		n := a.Decide(start.Add(at), pods, average, 60)
		if n != pods || tick == 0 || tick == before+1 {
			fmt.Fprintf(&out, "%6s%8.0f%8.0f%8d%8d\n", at, load,
				math.Round(average), Desired(pods, average, 60), n)
		}
		if n != pods {
			before = tick
		}
		pods = n
	}
	if pods != 3 {
		t.Errorf("%d pods in the end", pods)
	}
	proof.Golden(t, "testdata/spike.txt", out.String())
}

func TestBoundaries(t *testing.T) {
	for _, test := range []struct {
		replicas        int
		average, target float64
		want            int
	}{
		{10, 66, 60, 10}, // 1.1 is within
		{10, 66.1, 60, 12},
		{10, 54, 60, 10}, // 0.9 is within
		{10, 53.9, 60, 9},
		{1, 1, 60, 1}, // never to zero by this formula
	} {
		got := Desired(test.replicas, test.average, test.target)
		if got != test.want {
			t.Errorf("%+v: %d", test, got)
		}
	}
	// The limits of the object win over the formula.
	a := Autoscaler{Min: 2, Max: 5}
	if n := a.Decide(time.Time{}, 5, 600, 60); n != 5 {
		t.Errorf("above the maximum: %d", n)
	}
	if n := a.Decide(time.Time{}, 2, 0, 60); n != 2 {
		t.Errorf("below the minimum: %d", n)
	}
}
