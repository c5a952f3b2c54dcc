package quiz_test

import "route500k/content/1-ramp-up/go-basics/quiz"

func ExampleDeferred() {
	quiz.Deferred()
	// Output:
	// 42 21
	// 2 1 0
}

func ExampleAppend() {
	quiz.Append()
	// Output:
	// [1 2 3]
	// [7 2 3]
	// [7 2 3 5]
}

func ExampleEmbed() {
	quiz.Embed()
	// Output: robot – I am courier
}

func ExampleRange() {
	quiz.Range()
	// Output:
	// array: 3
	// slice: 10
}

func ExampleShadow() {
	quiz.Shadow()
	// Output: 40 <nil>
}
