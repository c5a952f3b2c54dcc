// Package config is imported by main.
package config

import "fmt"

// Port is set before anything in main begins.
var Port = read()

func read() int {
	fmt.Println("config: variables")
	return 8080
}

func init() { fmt.Println("config: init") }
