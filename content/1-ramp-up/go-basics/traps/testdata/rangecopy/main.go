// Command rangecopy changes copies.
package main

import "fmt"

type Order struct{ Paid bool }

// region:rangecopy
func main() {
	orders := []Order{{}, {}}
	for _, o := range orders {
		o.Paid = true // a copy
	}
	fmt.Println(orders)
	for i := range orders {
		orders[i].Paid = true
	}
	fmt.Println(orders)
}

// endregion
