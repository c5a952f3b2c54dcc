// Command closed has two senders, and one of them closes.
package main

import (
	"fmt"
	"time"
)

// region:closed
func main() {
	prices := make(chan int)
	go func() {
		prices <- 100
		close(prices) // "I am done" – but I am not alone
	}()
	go func() {
		time.Sleep(50 * time.Millisecond)
		prices <- 200
	}()
	for p := range prices {
		fmt.Println(p)
	}
	time.Sleep(time.Second)
}

// endregion
