package storm_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/4-senior-ready/circuit-breaker/breaker"
	"route500k/content/4-senior-ready/circuit-breaker/budget"
	"route500k/content/internal/proof"
)

// A service does a hundred requests a second, seventy come. From second 10
// to second 13 it stands still. A client waits half a second for an answer.
const (
	work     = 10 * time.Millisecond
	spacing  = time.Second/70 + 3*time.Nanosecond // no two events at once
	stop     = 10 * time.Second
	goOn     = 13 * time.Second
	end      = 60 * time.Second
	patience = 500*time.Millisecond + 7*time.Nanosecond
	column   = 10 // seconds
)

var errSlow = errors.New("no answer in time")

// service has one worker and a queue. It does not know that a client has
// left, and does the work all the same.
type service struct{ queue chan chan struct{} }

func (s *service) work(start time.Time) {
	for done := range s.queue {
		if at := time.Since(start); at >= stop && at < goOn {
			time.Sleep(goOn - at)
		}
		time.Sleep(work)
		close(done)
	}
}

func (s *service) ask(ctx context.Context) error {
	done := make(chan struct{})
	s.queue <- done
	select {
	case <-done:
		return nil
	case <-time.After(patience):
		return errSlow
	}
}

// recovery is how many requests of each ten seconds were served, in per
// cent.
func recovery(
	t *testing.T, call func(ask func(context.Context) error) func(
		context.Context) error,
) (served []int) {
	const columns = int(end/time.Second) / column
	served = make([]int, columns)
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		s := &service{queue: make(chan chan struct{}, 1_000_000)}
		finished := make(chan struct{})
		go func() {
			defer close(finished)
			s.work(start)
		}()
		do := call(s.ask)
		var all [columns]int
		var mu sync.Mutex
		var wg sync.WaitGroup
		for at := time.Duration(0); at < end; at += spacing {
			wg.Go(func() {
				err := do(t.Context())
				mu.Lock()
				defer mu.Unlock()
				all[int(at/time.Second)/column]++
				if err == nil {
					served[int(at/time.Second)/column]++
				}
			})
			time.Sleep(spacing)
		}
		wg.Wait()
		close(s.queue)
		<-finished
		for i := range served {
			served[i] = (100*served[i] + all[i]/2) / all[i]
		}
	})
	return served
}

// retries asks up to three times, as long as the budget allows.
func retries(b *budget.Budget, ask func(context.Context) error) func(
	context.Context) error {
	random := rand.New(rand.NewPCG(1, 2))
	var mu sync.Mutex
	return func(ctx context.Context) error {
		b.Earn()
		for attempt := 1; ; attempt++ {
			err := ask(ctx)
			if err == nil || attempt == 3 || !b.Spend() {
				return err
			}
			mu.Lock()
			pause := time.Duration(random.Int64N(int64(100 *
				time.Millisecond << attempt)))
			mu.Unlock()
			time.Sleep(pause)
		}
	}
}

func TestRecovery(t *testing.T) {
	type ask = func(context.Context) error
	endless := func() *budget.Budget { return &budget.Budget{Saved: 1e9} }
	tenth := func() *budget.Budget {
		return &budget.Budget{Ratio: 0.1, Saved: 10}
	}
	guarded := func(ask ask) ask {
		b := breaker.New(breaker.Settings{
			Window: 2 * time.Second, Min: 20, Ratio: 0.5,
			Pause: 2 * time.Second, Probes: 5,
		})
		return func(ctx context.Context) error {
			return b.Do(func() error { return ask(ctx) })
		}
	}
	ways := []struct {
		name string
		call func(ask) ask
	}{
		{"no retries", func(a ask) ask { return a }},
		{"3 attempts", func(a ask) ask { return retries(endless(), a) }},
		{"3, budget of 10 %", func(a ask) ask {
			return retries(tenth(), a)
		}},
		{"3, budget, breaker", func(a ask) ask {
			return retries(tenth(), guarded(a))
		}},
	}
	results := make([][]int, len(ways))
	t.Run("runs", func(t *testing.T) {
		for i, way := range ways {
			t.Run(way.name, func(t *testing.T) {
				t.Parallel()
				results[i] = recovery(t, way.call)
			})
		}
	})
	var out strings.Builder
	fmt.Fprintf(&out, "%-20s", "served, %; second")
	for i := range results[0] {
		fmt.Fprintf(&out, "%8s", fmt.Sprintf("%d–%d",
			i*column, (i+1)*column))
	}
	out.WriteByte('\n')
	for i, way := range ways {
		fmt.Fprintf(&out, "%-20s", way.name)
		for _, n := range results[i] {
			fmt.Fprintf(&out, "%8d", n)
		}
		out.WriteByte('\n')
	}
	proof.Golden(t, "testdata/want-recovery.txt", out.String())
}
