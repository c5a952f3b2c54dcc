package methods_test

import (
	"fmt"
	"reflect"
	"testing"

	"route500k/content/1-ramp-up/go-basics/methods"
)

// region:calls
func Example_receivers() {
	var b methods.Balance
	b.Deposit(100)   // (&b).Deposit: b is addressable
	_ = b.Spend(30)  // the copy is thrown away
	b = b.Spend(10)  // the copy is kept
	add := b.Deposit // a method value: &b is bound now
	add(5)
	fmt.Println(b.Kopecks())

	spend := methods.Balance.Spend // the receiver is a parameter
	left := spend(b, 95)
	fmt.Println(left.Kopecks())
	// Output:
	// 95
	// 0
}

// endregion

func TestMethodSets(t *testing.T) {
	value := reflect.TypeFor[methods.Balance]().NumMethod()
	pointer := reflect.TypeFor[*methods.Balance]().NumMethod()
	if value != 1 || pointer != 3 {
		t.Errorf("method sets: value %d, pointer %d; want 1, 3",
			value, pointer)
	}
}
