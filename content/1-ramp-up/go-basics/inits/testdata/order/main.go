// Command order prints in which order a program is initialised.
package main

import (
	"fmt"

	"route500k/content/1-ramp-up/go-basics/inits/testdata/order/config"
)

// region:order
var (
	address = join("localhost") // needs port: comes second
	port    = number()
)

func number() int {
	fmt.Println("main: port")
	return config.Port
}

func join(host string) string {
	fmt.Println("main: address")
	return fmt.Sprintf("%s:%d", host, port)
}

func init() { fmt.Println("main: first init") }
func init() { fmt.Println("main: second init") }

func main() { fmt.Println("main:", address) }

// endregion
