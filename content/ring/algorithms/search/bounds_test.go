package search_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/algorithms/search"
)

// region:example
func ExampleRange() {
	prices := []int{90, 120, 120, 120, 300}
	for _, price := range []int{120, 200, 90, 301} {
		from, to := search.Range(prices, price)
		fmt.Println(price, from, to, to-from)
	}
	// Output:
	// 120 1 4 3
	// 200 4 4 0
	// 90 0 1 1
	// 301 5 5 0
}

// endregion

// region:naive
func naiveRange(sorted []int, target int) (from, to int) {
	for _, v := range sorted {
		if v < target {
			from++
		}
		if v <= target {
			to++
		}
	}
	return from, to
}

func FuzzRange(f *testing.F) {
	f.Add([]byte{}, byte(0))
	f.Add([]byte{7}, byte(7))
	f.Add([]byte{1, 1, 3, 3, 3, 9}, byte(3))
	f.Fuzz(func(t *testing.T, data []byte, b byte) {
		values, target := make([]int, len(data)), int(b)
		for i, v := range data {
			values[i] = int(v)
		}
		slices.Sort(values)
		from, to := search.Range(values, target)
		wantFrom, wantTo := naiveRange(values, target)
		if from != wantFrom || to != wantTo {
			t.Errorf("%d in %v: [%d:%d], want [%d:%d]",
				target, values, from, to, wantFrom, wantTo)
		}
	})
}

// endregion

// small yields all rising slices of up to 4 of the values 0..2.
func small(yield func([]int) bool) {
	var grow func(values []int, least int) bool
	grow = func(values []int, least int) bool {
		if !yield(values) {
			return false
		}
		for v := least; v < 3 && len(values) < 4; v++ {
			if !grow(append(slices.Clone(values), v), v) {
				return false
			}
		}
		return true
	}
	grow(nil, 0)
}

func TestRangeOnAllSmall(t *testing.T) {
	for values := range small {
		for target := -1; target <= 3; target++ {
			from, to := search.Range(values, target)
			wantFrom, wantTo := naiveRange(values, target)
			if from != wantFrom || to != wantTo {
				t.Errorf("%d in %v: [%d:%d], want [%d:%d]", target,
					values, from, to, wantFrom, wantTo)
			}
		}
	}
}

// The smallest input on which each wrong search is wrong.
func TestWrongSearches(t *testing.T) {
	var out strings.Builder
	for _, wrong := range []struct {
		name string
		find func([]int, int) int
	}{
		{"lastUnseen", lastUnseen}, {"anyPlace", anyPlace},
		{"sameMid", sameMid},
	} {
		var shortest []int
		line := ""
		for values := range small {
			for target := range 3 {
				got := wrong.find(values, target)
				want := slices.Index(values, target)
				if got == want || line != "" &&
					len(values) >= len(shortest) {
					continue
				}
				shortest = values
				line = fmt.Sprintf("%-10s %d in %v: %d, want %d\n",
					wrong.name, target, values, got, want)
				if got == noEnd {
					line = fmt.Sprintf("%-10s %d in %v: no end\n",
						wrong.name, target, values)
				}
			}
		}
		if line == "" {
			t.Errorf("%s is never wrong", wrong.name)
		}
		out.WriteString(line)
	}
	proof.Golden(t, "testdata/wrong.txt", out.String())
}

func TestSlowestRate(t *testing.T) {
	for _, tt := range []struct {
		reports []int
		hours   int
		rate    int
		ok      bool
	}{
		{nil, 0, 1, true}, // nothing to do: any rate, the least is 1
		{[]int{0, 0}, 2, 1, true},
		{[]int{3, 6, 7, 11}, 8, 4, true},
		{[]int{30, 11, 23, 4, 20}, 5, 30, true},
		{[]int{30, 11, 23, 4, 20}, 4, 0, false},
		{[]int{math.MaxInt, math.MaxInt}, 3, math.MaxInt, true},
	} {
		rate, ok := search.SlowestRate(tt.reports, tt.hours)
		if rate != tt.rate || ok != tt.ok {
			t.Errorf("%v in %d: %d, %t, want %d, %t", tt.reports,
				tt.hours, rate, ok, tt.rate, tt.ok)
		}
	}
}

func TestSlowestRateAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		reports := make([]int, random.IntN(6))
		for i := range reports {
			reports[i] = random.IntN(40)
		}
		hours := random.IntN(20)
		rate, ok := search.SlowestRate(reports, hours)
		if !ok {
			if hours >= len(reports) {
				t.Fatalf("%v in %d: no rate", reports, hours)
			}
			continue
		}
		if !inTime(reports, hours, rate) ||
			rate > 1 && inTime(reports, hours, rate-1) {
			t.Fatalf("%v in %d: %d", reports, hours, rate)
		}
	}
}

// inTime works hour by hour, as one would by hand.
func inTime(reports []int, hours, rate int) bool {
	for _, left := range reports {
		for left > 0 {
			left -= rate
			hours--
		}
	}
	return hours >= 0
}
