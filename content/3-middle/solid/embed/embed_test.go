package embed_test

import (
	"fmt"

	"route500k/content/3-middle/solid/embed"
)

func Example() {
	fmt.Println("before:", embed.Sales{}.Print())
	fmt.Println("after: ", embed.Print(embed.Sales{}))
	// Output:
	// before: == report ==
	// after:  == sales ==
}
