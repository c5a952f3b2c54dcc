// Package words is a dependency with a hole in it.
package words

// Parse is the vulnerable function.
func Parse(s string) string { return s }

// Len is a sound one.
func Len(s string) int { return len(s) }
