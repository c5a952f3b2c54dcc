package caches_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"

	"route500k/content/ring/algorithms/caches"
)

const interval = 100 * time.Millisecond

func TestLimiterAllow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := caches.NewLimiter(interval, 2)
		for i, step := range []struct {
			after time.Duration
			want  bool
		}{
			{0, true}, {0, true}, {0, false}, {interval - 1, false},
			{1, true}, {0, false}, {time.Hour, true}, {0, true},
			{0, false},
		} {
			time.Sleep(step.after)
			if got := l.Allow(); got != step.want {
				t.Errorf("step %d: %t", i, got)
			}
		}
	})
}

func TestLimiterWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := caches.NewLimiter(interval, 2)
		start := time.Now()
		var mu sync.Mutex
		var at []time.Duration
		var wg sync.WaitGroup
		for range 5 {
			wg.Go(func() {
				if err := l.Wait(t.Context()); err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				at = append(at, time.Since(start))
			})
		}
		wg.Wait()
		want := []time.Duration{0, 0, interval, 2 * interval, 3 * interval}
		if !slices.Equal(at, want) {
			t.Errorf("let through at %v, want %v", at, want)
		}
	})
}

func TestLimiterDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := caches.NewLimiter(time.Hour, 1)
		l.Allow()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		start := time.Now()
		if err := l.Wait(ctx); err != caches.ErrTooLate {
			t.Errorf("err = %v", err)
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("waited %v in vain", took)
		}
		time.Sleep(time.Hour) // the refusal has cost nothing
		if !l.Allow() {
			t.Error("no token after an hour")
		}
	})
}

func TestLimiterCancel(t *testing.T) {
	gone := errors.New("the client is gone")
	synctest.Test(t, func(t *testing.T) {
		l := caches.NewLimiter(interval, 1)
		l.Allow()
		ctx, cancel := context.WithCancelCause(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			if err := l.Wait(ctx); err != gone {
				t.Errorf("err = %v, want %v", err, gone)
			}
		})
		synctest.Wait()
		cancel(gone)
		wg.Wait()
		if err := l.Wait(ctx); err != gone {
			t.Errorf("the second: err = %v, want %v", err, gone)
		}
		time.Sleep(interval)
		if !l.Allow() {
			t.Error("the token of who has left is lost")
		}
	})
}

// Who waits behind the one who leaves keeps the moment. The token is lost
// rather than given to a third at that very moment.
func TestLimiterCancelInTheMiddle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := caches.NewLimiter(interval, 1)
		l.Allow()
		start := time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { l.Wait(ctx) })
		synctest.Wait()
		for i := range 2 {
			wg.Go(func() {
				if i == 1 {
					time.Sleep(interval / 2)
				}
				if err := l.Wait(t.Context()); err != nil {
					t.Error(err)
				}
				want := time.Duration(i+2) * interval
				if at := time.Since(start); at != want {
					t.Errorf("%d let through at %v, want %v",
						i, at, want)
				}
			})
		}
		synctest.Wait()
		cancel()
		wg.Wait()
	})
}

// The same answers as those of golang.org/x/time/rate.
func TestLimiterAgrees(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(23, 24))
		for burst := 1; burst <= 5; burst++ {
			l := caches.NewLimiter(interval, burst)
			want := rate.NewLimiter(rate.Every(interval), burst)
			for step := range 2000 {
				if random.IntN(2) == 0 {
					time.Sleep(time.Duration(random.Int64N(
						int64(2 * interval))))
				}
				if got, want := l.Allow(),
					want.Allow(); got != want {
					t.Fatalf("burst %d, step %d: %t", burst, step, got)
				}
			}
		}
	})
}
