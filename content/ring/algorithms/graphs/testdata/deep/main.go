// Command deep walks over a long chain by recursion.
package main

import (
	"fmt"
	"runtime/debug"
)

// region:deep

type node struct{ next *node }

func depth(n *node) int {
	if n == nil {
		return 0
	}
	return 1 + depth(n.next)
}

func main() {
	debug.SetMaxStack(1 << 20) // by default it is 1 GB
	var head *node
	for range 100_000 {
		head = &node{head}
	}
	defer func() { recover() }() // does not help
	fmt.Println(depth(head))
}

// endregion
