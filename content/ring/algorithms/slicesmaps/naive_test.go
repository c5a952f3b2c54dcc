package slicesmaps_test

import (
	"slices"
	"strings"

	"route500k/content/ring/algorithms/slicesmaps"
)

// What one writes first: slow, and plainly right.

func naiveUnique(values []int) []int {
	out := make([]int, 0)
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func naiveTwoSum(values []int, target int) (i, j int, ok bool) {
	for j := range values {
		for i := range j {
			if values[i]+values[j] == target {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

func naiveMerge(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return out
}

func naiveIntersect(a, b []int) []int {
	var out []int
	left := slices.Clone(b)
	for _, v := range a {
		if i := slices.Index(left, v); i >= 0 {
			left = slices.Delete(left, i, i+1)
			out = append(out, v)
		}
	}
	return out
}

func naiveRotate(values []int, k int) []int {
	out := slices.Clone(values)
	if len(out) == 0 {
		return out
	}
	k %= len(out)
	for range k {
		last := len(out) - 1
		out = slices.Insert(out[:last], 0, out[last])
	}
	for range -k {
		out = append(out[1:], out[0])
	}
	return out
}

func naiveUnion(spans []slicesmaps.Span) []slicesmaps.Span {
	covered := map[int]bool{} // halves of a moment: the gap of 1 and 2
	for _, s := range spans {
		for at := 2 * s.From; at <= 2*s.To; at++ {
			covered[at] = true
		}
	}
	var out []slicesmaps.Span
	for at := range 1000 {
		switch {
		case !covered[at]:
		case !covered[at-1]:
			out = append(out, slicesmaps.Span{From: at / 2, To: at / 2})
		default:
			out[len(out)-1].To = at / 2
		}
	}
	return out
}

func naiveWindowMax(values []int, k int) []int {
	var out []int
	for i := 0; i+k <= len(values); i++ {
		out = append(out, slices.Max(values[i:i+k]))
	}
	return out
}

func naiveAnagrams(words []string) [][]string {
	var groups [][]string
	for _, word := range words {
		i := slices.IndexFunc(groups, func(group []string) bool {
			return sameLetters(group[0], word)
		})
		if i < 0 {
			groups = append(groups, []string{word})
		} else {
			groups[i] = append(groups[i], word)
		}
	}
	return groups
}

func sameLetters(a, b string) bool {
	left := []rune(b)
	for _, r := range a {
		i := slices.Index(left, r)
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return len(left) == 0
}

func naiveBrackets(text string) bool {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]{}", r) {
			return r
		}
		return -1
	}, text)
	for before := ""; text != before; {
		before = text
		for _, pair := range []string{"()", "[]", "{}"} {
			text = strings.ReplaceAll(text, pair, "")
		}
	}
	return text == ""
}

func naiveLongest(text string) string {
	letters := []rune(text)
	var best []rune
	for from := range letters {
		for to := from + 1; to <= len(letters); to++ {
			part := letters[from:to]
			if to-from > len(best) &&
				len(slices.Compact(slices.Sorted(
					slices.Values(part)))) == len(part) {
				best = part
			}
		}
	}
	return string(best)
}
