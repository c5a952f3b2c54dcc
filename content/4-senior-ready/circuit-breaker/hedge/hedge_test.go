package hedge_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/budget"
	"route500k/content/4-senior-ready/circuit-breaker/hedge"
	"route500k/content/internal/proof"
)

func always() bool { return true }
func never() bool  { return false }

// replica answers in about 10 ms, and one time of slowIn in 200 to 400 ms.
type replica struct {
	slowIn int

	mu     sync.Mutex
	random *rand.Rand
	calls  int
}

func (r *replica) ask(ctx context.Context) (int, error) {
	r.mu.Lock()
	r.calls++
	wait := 8*time.Millisecond + time.Duration(r.random.Int64N(4e6))
	if r.random.IntN(r.slowIn) == 0 {
		wait = 200*time.Millisecond + time.Duration(r.random.Int64N(2e8))
	}
	r.mu.Unlock()
	select {
	case <-time.After(wait):
		return 1, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func TestTail(t *testing.T) {
	const requests = 5000
	var out strings.Builder
	fmt.Fprintf(&out, "%-30s%9s%9s%9s\n", "5000 requests",
		"p50, ms", "p99, ms", "calls")
	for _, c := range []struct {
		name   string
		slowIn int
		paid   func(b *budget.Budget) func() bool
	}{
		{"3 % are slow, no hedge", 33,
			func(*budget.Budget) func() bool { return never }},
		{"3 % are slow, after 15 ms", 33,
			func(*budget.Budget) func() bool { return always }},
		{"all are slow, after 15 ms", 1,
			func(*budget.Budget) func() bool { return always }},
		{"all are slow, budget of 5 %", 1,
			func(b *budget.Budget) func() bool { return b.Spend }},
	} {
		synctest.Test(t, func(t *testing.T) {
			r := &replica{
				random: rand.New(rand.NewPCG(1, 2)), slowIn: c.slowIn,
			}
			b := &budget.Budget{Ratio: 0.05, Saved: 10}
			paid := c.paid(b)
			var took []time.Duration
			for range requests {
				b.Earn()
				start := time.Now()
				_, err := hedge.First(t.Context(),
					15*time.Millisecond, paid, r.ask)
				if err != nil {
					t.Fatal(err)
				}
				took = append(took, time.Since(start))
				synctest.Wait() // the loser has heard of it
			}
			slices.Sort(took)
			ms := func(part int) int64 {
				return took[requests*part/100].Milliseconds()
			}
			fmt.Fprintf(&out, "%-30s%9d%9d%9d\n",
				c.name, ms(50), ms(99), r.calls)
		})
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

func TestErrors(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("503")
		var calls atomic.Int64
		_, err := hedge.First(t.Context(), time.Second, always,
			func(context.Context) (int, error) {
				calls.Add(1)
				return 0, broken
			})
		if err != broken || calls.Load() != 1 {
			t.Errorf("an error at once: %v, %d calls", err, calls.Load())
		}
		calls.Store(0)
		got, err := hedge.First(t.Context(), time.Second, always,
			func(context.Context) (int, error) {
				if calls.Add(1) == 1 { // the first one fails late
					time.Sleep(2 * time.Second)
					return 0, broken
				}
				time.Sleep(3 * time.Second)
				return 7, nil
			})
		if got != 7 || err != nil {
			t.Errorf("the second one succeeds: %d, %v", got, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err = hedge.First(ctx, time.Minute, always,
			func(ctx context.Context) (int, error) {
				<-ctx.Done()
				return 0, ctx.Err()
			})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}
