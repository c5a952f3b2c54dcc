// Command methodset forgets that a value lacks pointer methods.
package main

// region:methodset
type Counter struct{ n int }

func (c *Counter) Add() { c.n++ }

type Adder interface{ Add() }

func main() {
	var a Adder = Counter{} // cure: &Counter{}
	a.Add()
}

// endregion
