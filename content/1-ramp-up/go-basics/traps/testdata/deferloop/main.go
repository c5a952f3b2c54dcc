// Command deferloop holds all files until the function returns.
package main

import "fmt"

var open int

func acquire() { open++ }
func release() { open-- }

// region:deferloop
func loop(n int) (most int) {
	for range n {
		acquire()
		defer release() // runs when loop returns, not the round
		most = max(most, open)
	}
	return most
}

func rounds(n int) (most int) {
	for range n {
		func() {
			acquire()
			defer release()
			most = max(most, open)
		}()
	}
	return most
}

func main() {
	fmt.Println("open at once:", loop(100), rounds(100))
}

// endregion
