// Command place shows what the compiler puts on the heap.
package main

import "fmt"

type order struct{ id, total int }

// region:place
func value(id int) order { return order{id: id} } // copied to the caller

func pointer(id int) *order { return &order{id: id} } // outlives the call

func inside(id int) int {
	o := &order{id: id} // a pointer, but it goes nowhere
	return o.id
}

func counter() func() int {
	n := 0 // the closure outlives the call
	return func() int { n++; return n }
}

func show(o order) { fmt.Println(o) } // boxed into an any

func buffer() int {
	b := make([]byte, 1024) // size known, 64 KB or less
	return len(b)
}

func sized(n int) []byte { return make([]byte, n) } // returned

// endregion

func main() {
	show(value(inside(1) + buffer()))
	fmt.Println(pointer(2).id, counter()(), len(sized(3)))
}
