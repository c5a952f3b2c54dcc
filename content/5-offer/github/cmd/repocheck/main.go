// Command repocheck says what a stranger stumbles over in a repository.
//
//	repocheck [folder]
package main

import (
	"context"
	"fmt"
	"os"

	"route500k/content/5-offer/github/repocheck"
)

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	faults, err := repocheck.Check(context.Background(), dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "repocheck:", err)
		os.Exit(2)
	}
	for _, fault := range faults {
		fmt.Println(fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	fmt.Println("ok")
}
