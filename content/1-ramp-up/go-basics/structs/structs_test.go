package structs_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
	"unsafe"

	"route500k/content/1-ramp-up/go-basics/structs"
)

func TestPadding(t *testing.T) {
	if got := unsafe.Sizeof(structs.Loose{}); got != 24 {
		t.Errorf("Loose takes %d bytes, want 24", got)
	}
	if got := unsafe.Sizeof(structs.Tight{}); got != 16 {
		t.Errorf("Tight takes %d bytes, want 16", got)
	}
	// A struct of no size at the end gets a byte, so that its address
	// does not point past the object.
	var last struct {
		n     int64
		empty struct{}
	}
	if got := unsafe.Sizeof(last); got != 16 {
		t.Errorf("an empty struct at the end: %d bytes, want 16", got)
	}
}

// region:zero
func Example_zero() {
	var order structs.Order // ready without a constructor
	fmt.Println(order.ID, order.Note == "", order.Created.IsZero())

	// Since Go 1.27 a key may name a promoted field.
	day := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	order = structs.Order{ID: 7, Created: day}
	order.Touch(day.Add(time.Hour)) // same as order.Stamp.Touch
	fmt.Println(order.Updated.Format(time.TimeOnly))

	text, err := json.Marshal(order)
	fmt.Println(string(text), err)
	// Output:
	// 0 true true
	// 10:00:00
	// {"id":7} <nil>
}

// endregion

func TestCopyAndCompare(t *testing.T) {
	a := structs.Tight{Total: 1}
	b := a // a copy, field by field
	b.Total = 2
	if a.Total != 1 || a == b {
		t.Errorf("a %v, b %v: the copy shares its fields", a, b)
	}
	m := map[structs.Tight]string{a: "key"}
	if m[structs.Tight{Total: 1}] != "key" {
		t.Error("equal structs are different keys")
	}
}
