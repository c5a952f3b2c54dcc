package quiz

func Example_aliases() {
	aliases()
	// Output:
	// *domain.WrongStatus true false false
}

func Example_compare() {
	compare()
	// Output:
	// true 2
	// false true
}
