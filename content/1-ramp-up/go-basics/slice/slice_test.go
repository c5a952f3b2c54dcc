package slice_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"route500k/content/1-ramp-up/go-basics/slice"
	"route500k/content/internal/proof"
)

// region:aliasing
func Example_aliasing() {
	week := []int{1, 2, 3, 4, 5}
	head := week[:2]        // len 2, cap 5
	head = append(head, 99) // fits: the array is week's
	fmt.Println(week, head)

	safe := week[:2:2]      // len 2, cap 2
	safe = append(safe, 77) // does not fit: a new array
	fmt.Println(week, safe)
	// Output:
	// [1 2 99 4 5] [1 2 99]
	// [1 2 99 4 5] [1 2 77]
}

// endregion

var orders []int // a global: its array is on the heap

// region:growth
func Example_growth() {
	last := -1
	for range 1000 {
		orders = append(orders, 1)
		if cap(orders) != last {
			last = cap(orders)
			fmt.Print(last, " ")
		}
	}
	// Output:
	// 1 2 4 8 16 32 64 128 256 512 848 1280
}

// endregion

// A slice that never leaves the function begins in 32 bytes of its stack
// (since Go 1.26).
func TestGrowthOnStack(t *testing.T) {
	const dir = "testdata/stack"
	proof.Golden(t, dir+"/want.txt", proof.Output(t, dir))
}

func TestWithout(t *testing.T) {
	s := []int{1, 2, 3}
	if got := slice.Without(s, 0); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("got %v", got)
	}
	if !slices.Equal(s, []int{1, 2, 3}) {
		t.Errorf("the caller's slice became %v", s)
	}
	shifted := append(s[:0], s[1:]...)
	if len(shifted) != 2 || !slices.Equal(s, []int{2, 3, 3}) {
		t.Errorf("append in place left %v, want [2 3 3]", s)
	}
}

// TestPin weighs what a short slice of a big array keeps alive.
func TestPin(t *testing.T) {
	const big = 8 << 20
	keep := func(head func([]byte) []byte) (held int64) {
		before := heap()
		kept := head(make([]byte, big))
		held = heap() - before
		runtime.KeepAlive(kept)
		return held
	}
	pinned := keep(func(file []byte) []byte { return file[:16] })
	cloned := keep(func(file []byte) []byte {
		return slice.Header(file, 16)
	})
	if pinned < big/2 || cloned > big/2 {
		t.Errorf("16 bytes hold %d, cloned %d", pinned, cloned)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestNilAndEmpty(t *testing.T) {
	var none []int
	empty := []int{}
	if none != nil || empty == nil {
		t.Error("only the nil slice is nil")
	}
	if len(none) != 0 || len(append(none, 1)) != 1 {
		t.Error("a nil slice does not work like an empty one")
	}
}
