package pool_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/1-ramp-up/concurrency/pool"
)

// region:example

func ExampleMap() {
	orders := []int{101, 102, 103, 104, 105}
	receipts := pool.Map(2, orders, func(id int) string {
		time.Sleep(time.Millisecond) // a call over the network
		return fmt.Sprintf("order %d: sent", id)
	})
	for _, receipt := range receipts {
		fmt.Println(receipt)
	}
	// Output:
	// order 101: sent
	// order 102: sent
	// order 103: sent
	// order 104: sent
	// order 105: sent
}

// endregion

// region:virtual

func TestMapTakesTwoRounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		pool.Map(3, make([]int, 6), func(int) int {
			time.Sleep(100 * time.Millisecond)
			return 0
		})
		got, want := time.Since(start), 200*time.Millisecond
		if got != want {
			t.Errorf("6 jobs on 3 workers took %v, want %v", got, want)
		}
	})
}

// endregion
