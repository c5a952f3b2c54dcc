// Package search solves interview tasks by halving, by heaps and by tables
// of answers to smaller tasks.
package search

import "cmp"

// region:first

// First returns the smallest i of 0..n-1 for which ok holds, or n. Where
// ok holds, it holds for all larger i, too.
func First(n int, ok func(i int) bool) int {
	lo, hi := 0, n // below lo it does not hold, from hi on it does
	for lo < hi {
		mid := lo + (hi-lo)/2 // lo <= mid < hi
		if ok(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// endregion

// region:range

// Range returns where target lies in sorted: sorted[from:to]. If it is
// not there, from == to is where to insert it.
func Range[T cmp.Ordered](sorted []T, target T) (from, to int) {
	from = First(len(sorted),
		func(i int) bool { return sorted[i] >= target })
	to = from + First(len(sorted)-from,
		func(i int) bool { return sorted[from+i] > target })
	return from, to
}

// endregion

// region:rate

// SlowestRate returns how many rows an hour are enough to export all
// reports in the given hours. Within one hour only one report is worked
// on; what is left of the hour is lost.
func SlowestRate(reports []int, hours int) (rate int, ok bool) {
	largest := 0
	for _, rows := range reports {
		largest = max(largest, rows)
	}
	if hours < len(reports) {
		return 0, false // even one an hour is too slow
	}
	enough := func(i int) bool {
		rate, left := i+1, hours // rate 0 divides by zero
		for _, rows := range reports {
			left -= rows / rate
			if rows%rate > 0 {
				left-- // up, without floats and overflow
			}
			if left < 0 {
				return false
			}
		}
		return true
	}
	return First(largest, enough) + 1, true
}

// endregion
