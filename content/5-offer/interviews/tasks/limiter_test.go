package tasks_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/5-offer/interviews/tasks"
)

const pause = 100 * time.Millisecond

func TestLimiterPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := tasks.NewLimiter(pause, 3)
		defer l.Close()
		start := time.Now()
		var at []time.Duration
		for range 6 {
			if err := l.Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
			at = append(at, time.Since(start))
		}
		want := []time.Duration{0, 0, 0, pause, 2 * pause, 3 * pause}
		if !slices.Equal(at, want) {
			t.Errorf("let through at %v, want %v", at, want)
		}
	})
}

func TestLimiterAfterAnIdleHour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := tasks.NewLimiter(pause, 2)
		defer l.Close()
		time.Sleep(time.Hour + pause/2)
		start := time.Now()
		for range 3 {
			if err := l.Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); took != pause/2 {
			t.Errorf("the third call waited %v, want %v", took, pause/2)
		}
	})
}

func TestLimiterManyWaiters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := tasks.NewLimiter(pause, 1)
		defer l.Close()
		start := time.Now()
		var wg sync.WaitGroup
		for range 11 {
			wg.Go(func() {
				if err := l.Wait(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if took := time.Since(start); took != 10*pause {
			t.Errorf("11 calls took %v, want %v", took, 10*pause)
		}
	})
}

func TestLimiterGivesWayToContext(t *testing.T) {
	late := errors.New("too late")
	synctest.Test(t, func(t *testing.T) {
		l := tasks.NewLimiter(time.Hour, 1)
		defer l.Close()
		ctx, cancel := context.WithTimeoutCause(
			t.Context(), time.Minute, late)
		defer cancel()
		if err := l.Wait(ctx); err != nil {
			t.Fatal(err)
		}
		if err := l.Wait(ctx); err != late {
			t.Errorf("err = %v, want %v", err, late)
		}
	})
}
