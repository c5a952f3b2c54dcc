package quiz_test

import "route500k/content/1-ramp-up/http-server/quiz"

func ExampleLate() {
	quiz.Late()
	// Output: 200 "early" ""
}

func ExampleDouble() {
	quiz.Double()
	// Output:
	// POST 200 created
	// GET 200 root
	// DELETE 200 root
}
