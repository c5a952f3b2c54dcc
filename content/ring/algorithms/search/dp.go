package search

import "slices"

// region:coins

// Coins returns the fewest coins that make the amount, or false if none
// do. Each coin may be taken many times.
func Coins(coins []int, amount int) ([]int, bool) {
	if amount < 0 {
		return nil, false
	}
	const none = -1
	count := make([]int, amount+1) // coins for each amount, or none
	last := make([]int, amount+1)  // the last of them
	for sum := 1; sum <= amount; sum++ {
		count[sum] = none
		for _, c := range coins {
			if c < 1 || c > sum || count[sum-c] == none {
				continue
			}
			if n := count[sum-c] + 1; count[sum] == none ||
				n < count[sum] {
				count[sum], last[sum] = n, c
			}
		}
	}
	if count[amount] == none {
		return nil, false
	}
	out := make([]int, 0, count[amount])
	for left := amount; left > 0; left -= last[left] {
		out = append(out, last[left])
	}
	return out, true
}

// endregion

// region:lis

// Rising returns how many values a longest strictly rising subsequence
// has.
func Rising(values []int) int {
	var tails []int // the least end of a subsequence of each length
	for _, v := range values {
		i, _ := slices.BinarySearch(tails, v)
		if i == len(tails) {
			tails = append(tails, v)
		} else {
			tails[i] = v
		}
	}
	return len(tails)
}

// endregion
