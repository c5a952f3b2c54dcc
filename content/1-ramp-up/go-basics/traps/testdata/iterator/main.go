// Command iterator goes on after the loop has ended.
package main

import (
	"fmt"
	"iter"
)

// region:iterator
func orders(ids ...int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, id := range ids {
			yield(id) // cure: if !yield(id) { return }
		}
	}
}

func main() {
	for id := range orders(1, 2, 3) {
		fmt.Println(id)
		break
	}
}

// endregion
