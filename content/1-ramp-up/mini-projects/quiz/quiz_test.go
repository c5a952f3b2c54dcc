package quiz

func Example_zero() {
	zero()
	// Output:
	// {1s 1}
	// {5s 3}
	// {5s 3}
}

func Example_grace() {
	grace()
	// Output:
	// context canceled <nil>
}
