// Package slicesmaps solves interview tasks on slices, maps and strings.
package slicesmaps

import (
	"cmp"
	"slices"
)

// region:unique

// Unique returns each value once, in the order of first appearances.
func Unique[T comparable](values []T) []T {
	seen := make(map[T]struct{}, len(values))
	out := make([]T, 0, len(values)) // not values[:0]: it is not ours
	for _, v := range values {
		if _, ok := seen[v]; ok {
			continue
		}
		seen[v] = struct{}{}
		out = append(out, v)
	}
	return out
}

// endregion

// region:twosum

// TwoSum returns places i < j of two values that make target together.
func TwoSum(values []int, target int) (i, j int, ok bool) {
	at := make(map[int]int, len(values))
	for j, v := range values {
		if i, ok := at[target-v]; ok {
			return i, j, true
		}
		at[v] = j // after the question: v is no pair to itself
	}
	return 0, 0, false
}

// endregion

// region:mergetail

// MergeTail merges sorted b into a, whose first n values are sorted and
// whose last len(b) are room. Of equal values those of a come first.
func MergeTail[T cmp.Ordered](a []T, n int, b []T) {
	i, j := n-1, len(b)-1
	for to := len(a) - 1; j >= 0; to-- { // b is over: a is in its place
		if i >= 0 && a[i] > b[j] {
			a[to] = a[i]
			i--
		} else {
			a[to] = b[j]
			j--
		}
	}
}

// endregion

// region:intersect

// Intersect returns what a and b have in common, in the order of a. What
// is twice in both comes twice.
func Intersect[T comparable](a, b []T) []T {
	left := make(map[T]int, len(b))
	for _, v := range b {
		left[v]++
	}
	var out []T
	for _, v := range a {
		if left[v] > 0 {
			left[v]--
			out = append(out, v)
		}
	}
	return out
}

// endregion

// region:rotate

// Rotate moves the values k places to the right, or to the left if k is
// negative. It needs no memory.
func Rotate[T any](values []T, k int) {
	n := len(values)
	if n == 0 {
		return // k % 0 panics
	}
	k = (k%n + n) % n // in Go -1 % 5 is -1
	slices.Reverse(values)
	slices.Reverse(values[:k])
	slices.Reverse(values[k:])
}

// endregion

// region:spans

// Span is all moments from From to To, both included.
type Span struct{ From, To int }

// Union returns spans that do not touch and cover the same moments.
func Union(spans []Span) []Span {
	sorted := slices.SortedFunc(slices.Values(spans), // a copy
		func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	var out []Span
	for _, s := range sorted {
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To) // s may lie within
			continue
		}
		out = append(out, s)
	}
	return out
}

// endregion

// region:windowmax

// WindowMax returns the largest value of each k neighbours.
func WindowMax[T cmp.Ordered](values []T, k int) []T {
	if k < 1 || k > len(values) {
		return nil
	}
	out := make([]T, 0, len(values)-k+1)
	var queue []int // places; their values fall from first to last
	for i, v := range values {
		if len(queue) > 0 && queue[0] == i-k {
			queue = queue[1:] // has left the window
		}
		for len(queue) > 0 && values[queue[len(queue)-1]] <= v {
			queue = queue[:len(queue)-1] // v is newer and not less
		}
		queue = append(queue, i)
		if i >= k-1 {
			out = append(out, values[queue[0]])
		}
	}
	return out
}

// endregion
