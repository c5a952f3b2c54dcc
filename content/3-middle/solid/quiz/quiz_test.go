package quiz

func Example_embedded() {
	embedded()
	// Output:
	// "2026-01-09T12:00:00Z" <nil>
}

func Example_optional() {
	optional()
	// Output:
	// false
	// true
}

func Example_wrapper() {
	wrapper()
	// Output:
	// true false
}
