package generic_test

import (
	"fmt"
	"slices"
	"testing"

	"route500k/content/1-ramp-up/go-basics/generic"
)

type kopecks int64

func ExampleSet_Map() {
	words := generic.Of("mug", "pen", "notebook")
	lengths := words.Map(func(s string) int { return len(s) })
	fmt.Println(len(lengths), lengths.Has(3), lengths.Has(8))

	prices := slices.Values([]kopecks{19900, 4900})
	fmt.Println(generic.Sum(prices)) // T is kopecks: ~int64
	// Output:
	// 2 true true
	// 24800
}

func TestZeroSet(t *testing.T) {
	var s generic.Set[int]
	if s.Has(1) {
		t.Error("a nil set has 1")
	}
}
