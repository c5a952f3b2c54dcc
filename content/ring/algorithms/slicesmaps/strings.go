package slicesmaps

import (
	"slices"
)

// region:anagrams

// Anagrams puts words of the same letters together. Groups and words in
// them stand in the order of their first appearance.
func Anagrams(words []string) [][]string {
	at := make(map[string]int) // letters in order: a place in groups
	var groups [][]string
	for _, word := range words {
		letters := []rune(word) // bytes would break Cyrillic
		slices.Sort(letters)
		key := string(letters)
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], word)
	}
	return groups
}

// endregion

// region:brackets

// Brackets returns the place of the first bracket that is wrong: closes
// another one or nothing, or is never closed. If all is well, it is -1.
func Brackets(text string) int {
	pairs := map[byte]byte{')': '(', ']': '[', '}': '{'}
	var open []int // places, the innermost last
	for i := range len(text) {
		switch c := text[i]; c {
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			n := len(open)
			if n == 0 || text[open[n-1]] != pairs[c] {
				return i
			}
			open = open[:n-1]
		}
	}
	if len(open) > 0 {
		return open[0]
	}
	return -1
}

// endregion

// region:longest

// LongestUnique returns the first longest part of text in which no
// letter comes twice.
func LongestUnique(text string) string {
	letters := []rune(text)
	after := make(map[rune]int) // the place after its last appearance
	from, best := 0, letters[:0]
	for i, r := range letters {
		from = max(from, after[r]) // never back: see "abba"
		after[r] = i + 1
		if i+1-from > len(best) {
			best = letters[from : i+1]
		}
	}
	return string(best)
}

// endregion
