package dict_test

import (
	"fmt"
	"math"
	"testing"

	"route500k/content/1-ramp-up/go-basics/dict"
)

func ExampleReport() {
	sales := map[string]int{"pen": 3, "mug": 5, "bag": 1}
	dict.Report(sales, func(name string, n int) {
		fmt.Println(name, n)
	})
	// Output:
	// bag 1
	// mug 5
	// pen 3
}

func TestOrderIsRandom(t *testing.T) {
	m := map[int]bool{}
	for i := range 8 {
		m[i] = true
	}
	firsts := map[int]bool{}
	for range 1000 {
		for k := range m {
			firsts[k] = true
			break
		}
	}
	if len(firsts) < 2 {
		t.Errorf("1000 loops began with %v only", firsts)
	}
}

// region:nil
func Example_nil() {
	var m map[string]int // nil: reads, len, delete, range work
	n, ok := m["mug"]
	delete(m, "mug")
	fmt.Println(n, ok, len(m))

	m = map[string]int{"mug": 0}
	n, ok = m["mug"] // zero value is there, ok tells
	fmt.Println(n, ok)
	// Output:
	// 0 false 0
	// 0 true
}

// endregion

func TestDeleteWhileRanging(t *testing.T) {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	for k := range m {
		delete(m, k) // allowed: a deleted key does not come any more
	}
	if len(m) != 0 {
		t.Errorf("left: %v", m)
	}
}

func TestNaNKey(t *testing.T) {
	m := map[float64]int{}
	m[math.NaN()] = 1
	m[math.NaN()] = 2
	if _, ok := m[math.NaN()]; ok || len(m) != 2 {
		t.Errorf("found %v, len %d; want nothing and 2", ok, len(m))
	}
	if clear(m); len(m) != 0 {
		t.Error("clear left something") // delete could not
	}
}
