package errs_test

import (
	"errors"
	"fmt"
	"testing"

	"route500k/content/1-ramp-up/go-basics/errs"
)

// region:ask
func ExampleShelf_Reserve() {
	shelf := errs.Shelf{"mug": 1}
	err := shelf.Reserve(2, "mug", "pen")
	fmt.Println(err)

	fmt.Println(err == errs.ErrNotFound) // it is wrapped
	fmt.Println(errors.Is(err, errs.ErrNotFound))
	if short, ok := errors.AsType[*errs.StockError](err); ok {
		fmt.Println("left:", short.Left)
	}
	// Output:
	// reserve: mug: only 1 left
	// reserve: pen: not found
	// false
	// true
	// left: 1
}

// endregion

func TestReserve(t *testing.T) {
	shelf := errs.Shelf{"mug": 3}
	if err := shelf.Reserve(2, "mug"); err != nil {
		t.Fatal(err)
	}
	if shelf["mug"] != 1 {
		t.Errorf("%d left, want 1", shelf["mug"])
	}
}

func TestVerbVHidesTheCause(t *testing.T) {
	wrapped := fmt.Errorf("load: %w", errs.ErrNotFound)
	flat := fmt.Errorf("load: %v", errs.ErrNotFound)
	if wrapped.Error() != flat.Error() {
		t.Errorf("%q and %q differ", wrapped, flat)
	}
	if !errors.Is(wrapped, errs.ErrNotFound) {
		t.Error("the verb w lost the cause")
	}
	if errors.Is(flat, errs.ErrNotFound) {
		t.Error("the verb v kept the cause")
	}
}
