package ifaces_test

import (
	"errors"
	"fmt"
	"testing"
	"time"
	"unsafe"

	"route500k/content/1-ramp-up/go-basics/ifaces"
)

func ExampleField() {
	fmt.Println(ifaces.Field(nil))
	fmt.Println(ifaces.Field("mug"))
	fmt.Println(ifaces.Field(int64(42)))
	fmt.Println(ifaces.Field(90 * time.Second))
	fmt.Println(ifaces.Field(errors.New("no stock")))
	fmt.Println(ifaces.Field([]int{1}))
	// Output:
	// null
	// "mug"
	// 42
	// 1m30s
	// error: no stock
	// []int
}

func TestTwoWords(t *testing.T) {
	const words = 2 * unsafe.Sizeof(uintptr(0))
	var err error
	var v any
	if unsafe.Sizeof(err) != words || unsafe.Sizeof(v) != words {
		t.Errorf("error %d bytes, any %d; want %d",
			unsafe.Sizeof(err), unsafe.Sizeof(v), words)
	}
}

func TestComparison(t *testing.T) {
	var a, b any = 1, 1
	if a != b {
		t.Error("same type and value, but not equal")
	}
	if b = int64(1); a == b {
		t.Error("int and int64 are equal in interfaces")
	}
}

var sink any

func TestBoxing(t *testing.T) {
	n := 1000
	boxed := testing.AllocsPerRun(100, func() {
		sink = n // the data word needs an address
		n++
	})
	p := &n
	pointed := testing.AllocsPerRun(100, func() { sink = p })
	small := 0
	cached := testing.AllocsPerRun(100, func() {
		sink = small // the runtime keeps 0…255 ready
		small = (small + 1) % 256
	})
	if boxed != 1 || pointed != 0 || cached != 0 {
		t.Errorf("allocations: int %v, pointer %v, small int %v; "+
			"want 1, 0, 0", boxed, pointed, cached)
	}
}
