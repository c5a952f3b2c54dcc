// Command nilmap writes to a map that nobody made.
package main

// region:nilmap
type Stats struct{ hits map[string]int }

func (s *Stats) Hit(page string) { s.hits[page]++ }

func main() {
	var s Stats // the zero value of a map reads, but does not write
	s.Hit("/")
}

// endregion
