package search_test

const noEnd = -2 // instead of hanging

// region:wrong

// The first place of target, or -1: three ways to miss it.

func lastUnseen(sorted []int, target int) int {
	lo, hi := 0, len(sorted)-1 // both may be the answer...
	for lo < hi {              // ...and lo == hi is not looked at
		mid := lo + (hi-lo)/2
		switch {
		case sorted[mid] == target:
			return mid
		case sorted[mid] < target:
			lo = mid + 1
		default:
			hi = mid - 1
		}
	}
	return -1
}

func anyPlace(sorted []int, target int) int {
	lo, hi := 0, len(sorted)
	for lo < hi {
		mid := lo + (hi-lo)/2
		switch {
		case sorted[mid] == target:
			return mid // one of the equal ones, not the first
		case sorted[mid] < target:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return -1
}

func sameMid(sorted []int, target int) int {
	lo, hi := 0, len(sorted)
	for steps := 0; lo < hi; steps++ {
		if steps > 64 {
			return noEnd
		}
		mid := lo + (hi-lo)/2
		if sorted[mid] >= target {
			hi = mid
		} else {
			lo = mid // with hi == lo+1 it is lo again
		}
	}
	if lo < len(sorted) && sorted[lo] == target {
		return lo
	}
	return -1
}

// endregion
