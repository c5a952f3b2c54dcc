package quiz_test

import "route500k/content/2-acceleration/compose-services/quiz"

// In the shell: TAG=7 MODE=shell REGION= docker compose up
func ExampleVariables() {
	quiz.Variables("TAG=7", "MODE=shell", "REGION=")
	// Output:
	// shop:7
	// DEBUG="1"
	// MODE="inline"
	// PRICE="$5"
	// REGION=""
}

func ExampleOverride() {
	quiz.Override()
	// Output:
	// shop:1
	// LEVEL="info"
	// MODE="override"
	// 8080
	// 8081
	// [serve --debug]
}
