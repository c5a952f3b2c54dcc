package search_test

import (
	"fmt"
	"math"
	"slices"
)

func minus() {
	// region:minus
	byDifference := func(a, b int) int { return a - b }
	values := []int{1, math.MinInt, 2, 0}
	slices.SortFunc(values, byDifference)
	fmt.Println(values[0] == math.MinInt, values[3] == math.MinInt)
	// endregion
}

func subsets() {
	// region:subsets
	var all [][]string
	var add func(path []string, rest []string)
	add = func(path []string, rest []string) {
		if len(rest) == 0 {
			all = append(all, path)
			return
		}
		add(append(path, rest[0]), rest[1:]) // with it
		add(append(path, "-"), rest[1:])     // without
	}
	add(make([]string, 0, 2), []string{"a", "b"})
	fmt.Println(all)
	// endregion
}

func compact() {
	// region:compact
	values := []int{1, 2, 2, 1, 1}
	once := slices.Compact(values)
	fmt.Println(once, values)
	// endregion
}

func Example_minus() {
	minus()
	// Output: false true
}

func Example_subsets() {
	subsets()
	// Output: [[- -] [- -] [- -] [- -]]
}

func Example_compact() {
	compact()
	// Output: [1 2 1] [1 2 1 0 0]
}
