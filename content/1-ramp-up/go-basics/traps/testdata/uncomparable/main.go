// Command uncomparable uses a slice as a key.
package main

import "fmt"

// region:uncomparable
func main() {
	seen := map[any]bool{}
	for _, id := range []any{7, "seven", []int{7}} {
		fmt.Println(id, seen[id])
	}
}

// endregion
