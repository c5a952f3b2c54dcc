package cart

import (
	"errors"
	"slices"
	"testing"
)

func filled() *Cart {
	var c Cart
	c.Add("mug", 1, 19900)
	c.Add("pen", 2, 4900)
	c.Add("mug", 2, 19900)
	return &c
}

func TestZeroValueWorks(t *testing.T) {
	want := []Line{{"mug", 3, 19900}, {"pen", 2, 4900}}
	if got := filled().Lines(); !slices.Equal(got, want) {
		t.Errorf("after Add: %v, want %v", got, want)
	}
}

func TestTotal(t *testing.T) {
	if got := filled().Total(); got != 69500 {
		t.Errorf("total %d, want 69500", got)
	}
}

func TestLinesIsACopy(t *testing.T) {
	c := Cart{lines: []Line{{"mug", 1, 100}}}
	c.Lines()[0].Price = 1
	if got := c.Total(); got != 100 {
		t.Errorf("a stranger set the total to %d, want 100", got)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	c := Cart{lines: make([]Line, 1, 8)}
	a, b := c.Clone(), c.Clone()
	a.lines = append(a.lines, Line{SKU: "pen"})
	b.lines = append(b.lines, Line{SKU: "bag"})
	if got := a.lines[1].SKU; got != "pen" {
		t.Errorf("a clone holds %q, want pen", got)
	}
}

func TestCheck(t *testing.T) {
	c := Cart{lines: []Line{{"mug", 1, 100}}}
	if err := c.Check(100); err != nil {
		t.Errorf("within the limit, but the error is a %T", err)
	}
	err := c.Check(99)
	fault, ok := errors.AsType[*LimitError](err)
	if !ok || *fault != (LimitError{Total: 100, Max: 99}) {
		t.Errorf("over the limit: %v", err)
	}
}
