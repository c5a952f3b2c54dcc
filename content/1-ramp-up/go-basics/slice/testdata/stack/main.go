// Command stack prints how a slice grows that never leaves its function.
// The race detector turns that off, so the program runs without it.
package main

// region:stack
func main() {
	var s []int
	for range 9 {
		s = append(s, 1)
		print(cap(s), " ") // fmt would send s to the heap
	}
	println()
}

// endregion
