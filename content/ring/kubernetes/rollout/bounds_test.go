package rollout

import "fmt"

func ExampleBounds() {
	// region:bounds-quiz
	for _, replicas := range []int{1, 3, 4, 10} {
		least, most, err := Bounds(replicas, "25%", "25%")
		fmt.Println(replicas, least, most, err)
	}
	fmt.Println(Bounds(3, "0", "25%"))
	// endregion

	// Output:
	// 1 1 2 <nil>
	// 3 3 4 <nil>
	// 4 3 5 <nil>
	// 10 8 13 <nil>
	// 2 3 <nil>
}
