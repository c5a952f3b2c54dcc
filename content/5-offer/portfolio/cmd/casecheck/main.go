// Casecheck says what a sceptic would not believe in the story of a
// project.
//
//	go run ./5-offer/portfolio/cmd/casecheck <root of the project> <story>
package main

import (
	"fmt"
	"os"

	"route500k/content/5-offer/portfolio/casestudy"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Println("casecheck <root of the project> <story>")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	problems := casestudy.Check(os.DirFS(os.Args[1]), string(text))
	for _, problem := range problems {
		fmt.Println(problem)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	fmt.Println("ok")
}
