// Package generic shows type parameters.
package generic

import "iter"

// region:sum

// Number admits every type built on these.
type Number interface{ ~int | ~int64 | ~float64 }

// Sum adds what the sequence yields.
func Sum[T Number](values iter.Seq[T]) (sum T) {
	for v := range values {
		sum += v
	}
	return sum
}

// endregion

// region:set

// Set holds each value once. Its zero value reads like an empty one.
type Set[T comparable] map[T]struct{}

// Of returns a set of the values.
func Of[T comparable](values ...T) Set[T] {
	s := make(Set[T], len(values))
	for _, v := range values {
		s[v] = struct{}{}
	}
	return s
}

// Has reports whether v is there.
func (s Set[T]) Has(v T) bool {
	_, ok := s[v]
	return ok
}

// Map applies f to every value. A method with its own type parameter:
// since Go 1.27.
func (s Set[T]) Map[U comparable](f func(T) U) Set[U] {
	mapped := make(Set[U], len(s))
	for v := range s {
		mapped[f(v)] = struct{}{}
	}
	return mapped
}

// endregion
