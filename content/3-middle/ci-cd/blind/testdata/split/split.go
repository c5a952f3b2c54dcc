package split

// region:split
// Split shares a sum among n parts.
func Split(sum, n int64) []int64 {
	parts := make([]int64, n)
	for i := range parts {
		parts[i] = sum / n
	}
	return parts
}

// endregion
