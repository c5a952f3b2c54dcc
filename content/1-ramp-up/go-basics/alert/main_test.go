package main

func Example() {
	main()
	// Output:
	// #sales: order 101 is paid
	// #sales: order 102 is paid
	// order 103: limit reached
	// true
}
