// Package slice shows when two slices share an array.
package slice

import "slices"

// region:remove

// Without returns s without its element i and leaves s alone.
// append(s[:i], s[i+1:]...) would shift the caller's array.
func Without[T any](s []T, i int) []T {
	return slices.Concat(s[:i], s[i+1:])
}

// endregion

// region:pin

// Header returns the first n bytes of a file. The clone lets the rest go:
// file[:n] would keep the whole array alive.
func Header(file []byte, n int) []byte {
	return slices.Clone(file[:n])
}

// endregion
