package quiz_test

import "route500k/content/3-middle/jwt/quiz"

func ExampleOptional() {
	quiz.Optional()
	// Output:
	// <nil>
	// true
	// true
	// false
}

func ExampleLastCharacter() {
	quiz.LastCharacter()
	// Output:
	// zDc zDd
	// <nil>
	// true
}

func ExampleNumber() {
	quiz.Number()
	// Output:
	// float64 9007199254740992
	// 9007199254740993
}
