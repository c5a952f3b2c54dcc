package balance_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/ring/networking/balance"
)

const rest = 10 * time.Second

var errDown = errors.New("down")

func three() *balance.Pool {
	return seeded("a", "b", "c")
}

// seeded makes the same choices in each run.
func seeded(addresses ...string) *balance.Pool {
	p := balance.NewPool(3, rest, addresses...)
	p.Dice = rand.New(rand.NewPCG(1, 2)).IntN
	return p
}

// tally calls n times; the listed backends fail.
func tally(t *testing.T, p *balance.Pool, n int, down ...string,
) map[string]int {
	t.Helper()
	calls := make(map[string]int)
	for range n {
		p.Do(t.Context(), func(_ context.Context, to string) error {
			calls[to]++
			for _, d := range down {
				if d == to {
					return errDown
				}
			}
			return nil
		})
	}
	return calls
}

// Of two backends one is busy: all calls belong to the other.
func TestTwoDifferent(t *testing.T) {
	p := seeded("a", "b")
	p.Do(t.Context(), func(ctx context.Context, busy string) error {
		if calls := tally(t, p, 100); calls[busy] > 0 {
			t.Errorf("the busy one got %d calls of 100", calls[busy])
		}
		return nil
	})
}

// Whatever a call ends with, it ends.
func TestNothingStaysInFlight(t *testing.T) {
	p := three()
	tally(t, p, 2, "a", "b", "c")
	func() {
		defer func() { recover() }()
		p.Do(t.Context(), func(context.Context, string) error {
			panic("bug")
		})
	}()
	for _, name := range []string{"a", "b", "c"} {
		if n := p.InFlight()[name]; n != 0 {
			t.Errorf("%s: %d in flight", name, n)
		}
	}
}

func TestFailingOneRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := three()
		tally(t, p, 100, "a") // "a" has failed three times by now
		calls := tally(t, p, 100, "a")
		if calls["a"] != 0 || calls["b"]+calls["c"] != 100 {
			t.Errorf("while it rests: %v", calls)
		}
		time.Sleep(rest)
		if calls := tally(t, p, 100); calls["a"] == 0 {
			t.Errorf("after its rest: %v", calls)
		}
	})
}

// Only failures in a row count.
func TestRareFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := balance.NewPool(3, rest, "a")
		for i := range 20 {
			var down []string
			if i%2 == 0 {
				down = []string{"a"}
			}
			if calls := tally(t, p, 1, down...); calls["a"] != 1 {
				t.Fatalf("call %d: %v", i+1, calls)
			}
		}
	})
}

// All fail: somebody is asked still.
func TestNeverNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := three()
		tally(t, p, 100, "a", "b", "c")
		if calls := tally(t, p, 100); len(calls) < 2 {
			t.Errorf("%d of 3 are asked when all have failed", len(calls))
		}
	})
}

// Clients that have hung up are not the backend's fault.
func TestHungUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := balance.NewPool(3, rest, "a", "b")
		p.Dice = func(int) int { return 0 }
		for range 10 {
			ctx, cancel := context.WithCancel(t.Context())
			p.Do(ctx, func(ctx context.Context, to string) error {
				cancel()
				return ctx.Err()
			})
		}
		calls := tally(t, p, 1)
		if calls["a"] != 1 {
			t.Errorf("put out for nothing: %v", calls)
		}
	})
}

func TestFiftyGoroutines(t *testing.T) {
	p := three()
	var g sync.WaitGroup
	for i := range 50 {
		g.Go(func() {
			p.Do(t.Context(), func(context.Context, string) error {
				if i%5 == 0 {
					return fmt.Errorf("call %d: %w", i, errDown)
				}
				return nil
			})
		})
	}
	g.Wait()
}
