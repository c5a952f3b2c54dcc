package modules_test

import "fmt"

func values() {
	// region:value
	type Money struct {
		Kopecks  int64
		Currency string
	}
	type Order struct {
		ID    int
		Total Money
	}
	price, same := Money{9900, "RUB"}, Money{9900, "RUB"}
	first, again := &Order{7, price}, &Order{7, price}
	fmt.Println(price == same)
	fmt.Println(first == again)
	fmt.Println(*first == *again)

	again.Total = Money{5000, "RUB"} // the same order, changed
	fmt.Println(*first == *again)
	fmt.Println(first.ID == again.ID)

	var a, b any = []Money{price}, []Money{price}
	defer func() { fmt.Println(recover()) }()
	fmt.Println(a == b) // without any the compiler refuses it
	// endregion
}

func Example_value() {
	values()
	// Output:
	// true
	// false
	// true
	// false
	// true
	// runtime error: comparing uncomparable type []modules_test.Money
}
