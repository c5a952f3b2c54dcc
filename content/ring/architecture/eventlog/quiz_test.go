package eventlog_test

import "fmt"

func snapshots() {
	// region:quiz
	type Order struct{ Items []string }
	apply := func(o Order, item string) Order {
		o.Items = append(o.Items, item)
		return o
	}
	var snapshot Order
	for _, item := range []string{"tea", "cup", "jam"} {
		snapshot = apply(snapshot, item)
	}
	anna := apply(snapshot, "spoon")
	boris := apply(snapshot, "knife")
	fmt.Println(snapshot.Items)
	fmt.Println(anna.Items)
	fmt.Println(boris.Items)
	// endregion
}

func Example_snapshots() {
	snapshots()
	// Output:
	// [tea cup jam]
	// [tea cup jam knife]
	// [tea cup jam knife]
}
