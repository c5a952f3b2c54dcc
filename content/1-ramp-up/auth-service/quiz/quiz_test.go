package quiz

func Example_letters() {
	letters()
	// Output:
	// false
	// true
	// true
	// false
}
