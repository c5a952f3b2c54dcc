package search_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"route500k/content/ring/algorithms/search"
)

func TestCoins(t *testing.T) {
	for _, tt := range []struct {
		coins  []int
		amount int
		want   int
		ok     bool
	}{
		{nil, 0, 0, true},
		{nil, 1, 0, false},
		{[]int{5}, -5, 0, false},
		{[]int{2}, 3, 0, false},
		{[]int{0, -1, 2}, 4, 2, true}, // what is no coin is left out
		{[]int{1, 3, 4}, 6, 2, true},  // greedy: 4+1+1
		{[]int{1, 2, 5}, 11, 3, true},
	} {
		got, ok := search.Coins(tt.coins, tt.amount)
		sum := 0
		for _, c := range got {
			sum += c
		}
		if ok != tt.ok || len(got) != tt.want || ok && sum != tt.amount {
			t.Errorf("%d of %v: %v, %t", tt.amount, tt.coins, got, ok)
		}
	}
}

// naiveCoins tries everything.
func naiveCoins(coins []int, amount int) int {
	if amount == 0 {
		return 0
	}
	best := -1
	for _, c := range coins {
		if c > amount {
			continue
		}
		if n := naiveCoins(coins, amount-c); n >= 0 &&
			(best < 0 || n+1 < best) {
			best = n + 1
		}
	}
	return best
}

func TestCoinsAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		coins := make([]int, 1+random.IntN(3))
		for i := range coins {
			coins[i] = 2 + random.IntN(6)
		}
		amount := random.IntN(18)
		got, ok := search.Coins(coins, amount)
		want := naiveCoins(coins, amount)
		if ok != (want >= 0) || ok && len(got) != want {
			t.Fatalf("%d of %v: %v, %t, want %d",
				amount, coins, got, ok, want)
		}
	}
}

// greedy takes the largest coin that fits.
func greedy(coins []int, amount int) (out []int) {
	for _, c := range slices.Backward(slices.Sorted(
		slices.Values(coins))) {
		for ; c <= amount; amount -= c {
			out = append(out, c)
		}
	}
	return out
}

func ExampleCoins() {
	coins := []int{1, 3, 4}
	fmt.Println(greedy(coins, 6))
	fmt.Println(search.Coins(coins, 6))
	// Output:
	// [4 1 1]
	// [3 3] true
}

func naiveRising(values []int) int {
	best := make([]int, len(values)) // the longest that ends here
	most := 0
	for i, v := range values {
		best[i] = 1
		for j := range i {
			if values[j] < v {
				best[i] = max(best[i], best[j]+1)
			}
		}
		most = max(most, best[i])
	}
	return most
}

func FuzzRising(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{10, 9, 2, 5, 3, 7, 101, 18})
	f.Add([]byte{4, 4, 4})
	f.Fuzz(agreeRising)
}

func TestRisingAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 20))
	for range 1000 {
		agreeRising(t, bytes(random))
	}
}

func agreeRising(t *testing.T, data []byte) {
	values := make([]int, len(data))
	for i, b := range data {
		values[i] = int(b)
	}
	if got, want := search.Rising(values),
		naiveRising(values); got != want {
		t.Errorf("%v: %d, want %d", values, got, want)
	}
}
