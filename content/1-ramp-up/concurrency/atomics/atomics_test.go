package atomics_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"route500k/content/1-ramp-up/concurrency/atomics"
)

// region:example

func ExampleStock_SellNaive() {
	stock := atomics.NewStock(1)
	var buyers, checked sync.WaitGroup
	checked.Add(2)
	pay := func() { // both have seen the last item before either pays
		checked.Done()
		checked.Wait()
	}
	for range 2 {
		buyers.Go(func() { stock.SellNaive(pay) })
	}
	buyers.Wait()
	fmt.Println("left:", stock.Left())
	// Output: left: -1
}

// endregion

func TestReserveNeverOversells(t *testing.T) {
	const items, buyers = 100, 300
	stock := atomics.NewStock(items)
	var sold atomic.Int64
	var wg sync.WaitGroup
	for range buyers {
		wg.Go(func() {
			if stock.Reserve() {
				sold.Add(1)
			}
		})
	}
	wg.Wait()
	if sold.Load() != items || stock.Left() != 0 {
		t.Errorf("sold %d, left %d", sold.Load(), stock.Left())
	}
}

var sink int64

// The cost of one increment of a shared counter by ways of guarding it.
func BenchmarkCounter(b *testing.B) {
	b.Run("atomic", func(b *testing.B) {
		var n atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				n.Add(1)
			}
		})
		sink = n.Load()
	})
	b.Run("mutex", func(b *testing.B) {
		var mu sync.Mutex
		var n int64
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				mu.Lock()
				n++
				mu.Unlock()
			}
		})
		sink = n
	})
	b.Run("channel", func(b *testing.B) {
		steps := make(chan int64)
		done := make(chan struct{})
		var n int64
		go func() {
			defer close(done)
			for step := range steps {
				n += step
			}
		}()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				steps <- 1
			}
		})
		close(steps)
		<-done
		sink = n
	})
}

// The cost of one read of a guarded value.
func BenchmarkRead(b *testing.B) {
	b.Run("atomic", func(b *testing.B) {
		var n atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				_ = n.Load()
			}
		})
	})
	b.Run("mutex", func(b *testing.B) {
		var mu sync.Mutex
		var n int64
		b.RunParallel(func(pb *testing.PB) {
			var seen int64
			for pb.Next() {
				mu.Lock()
				seen += n
				mu.Unlock()
			}
			atomic.AddInt64(&sink, seen)
		})
	})
	b.Run("rwmutex", func(b *testing.B) {
		var mu sync.RWMutex
		var n int64
		b.RunParallel(func(pb *testing.PB) {
			var seen int64
			for pb.Next() {
				mu.RLock()
				seen += n
				mu.RUnlock()
			}
			atomic.AddInt64(&sink, seen)
		})
	})
}
