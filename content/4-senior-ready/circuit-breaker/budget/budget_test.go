package budget_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"route500k/content/4-senior-ready/circuit-breaker/budget"
)

// Whatever fails, retries are Saved and a tenth of all requests at most.
func TestBudget(t *testing.T) {
	b := &budget.Budget{Ratio: 0.125, Saved: 10} // exact in binary
	var retries atomic.Int64
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			for range 200 {
				b.Earn()
				for range 2 {
					if b.Spend() {
						retries.Add(1)
					}
				}
			}
		})
	}
	wg.Wait()
	const least, most = 1000, 1000 + 10 // of 8000 requests
	if n := retries.Load(); n < least || n > most {
		t.Errorf("%d retries, want %d to %d", n, least, most)
	}
}

func TestRecovers(t *testing.T) {
	b := &budget.Budget{Ratio: 0.5, Saved: 2}
	for b.Spend() {
	}
	b.Earn()
	if b.Spend() {
		t.Error("half a token buys a retry")
	}
	b.Earn()
	if !b.Spend() || b.Spend() {
		t.Error("want one retry for two requests")
	}
	for range 1000 {
		b.Earn()
	}
	n := 0
	for b.Spend() {
		n++
	}
	if n != 2 {
		t.Errorf("%d retries are saved up, want 2", n)
	}
}
