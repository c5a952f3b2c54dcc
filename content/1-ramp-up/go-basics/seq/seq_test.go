package seq_test

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"route500k/content/1-ramp-up/go-basics/seq"
)

// region:loop
func ExamplePages() {
	fetch := func(cursor string) (seq.Page, error) {
		fmt.Printf("GET /orders?after=%s\n", cursor)
		if cursor == "" {
			return seq.Page{Items: []string{"a", "b"}, Next: "b"}, nil
		}
		return seq.Page{Items: []string{"c"}, Next: "c"}, nil
	}
	for order, err := range seq.Pages(fetch) {
		if err != nil || order == "c" {
			break // the third page is never asked for
		}
		fmt.Println(order)
	}
	// Output:
	// GET /orders?after=
	// a
	// b
	// GET /orders?after=b
}

// endregion

func TestPagesReportsError(t *testing.T) {
	errDown := errors.New("down")
	var got error
	n := 0
	for _, err := range seq.Pages(func(string) (seq.Page, error) {
		return seq.Page{}, errDown
	}) {
		n, got = n+1, err
	}
	if n != 1 || !errors.Is(got, errDown) {
		t.Errorf("%d rounds, %v; want 1 with the error", n, got)
	}
}

func TestPull(t *testing.T) {
	next, stop := iter.Pull2(seq.Pages(func(string) (seq.Page, error) {
		return seq.Page{Items: []string{"a"}}, nil
	}))
	defer stop()
	if v, err, ok := next(); v != "a" || err != nil || !ok {
		t.Errorf("first: %v, %v, %v", v, err, ok)
	}
	if _, _, ok := next(); ok {
		t.Error("the sequence did not end")
	}
}
