// Package text handles strings.
package text

import "strings"

// region:plus

// Plus copies all that came before for every piece.
func Plus(pieces []string) string {
	line := ""
	for _, p := range pieces {
		line += p
	}
	return line
}

// endregion

// region:build

// Build writes into one growing buffer.
func Build(pieces []string) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p)
	}
	return b.String() // no copy
}

// endregion

// Join knows the length beforehand: one allocation.
func Join(pieces []string) string { return strings.Join(pieces, "") }

// region:cut

// Preview returns at most n runes of s.
func Preview(s string, n int) string {
	for i := range s { // i: where a rune begins
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// endregion
