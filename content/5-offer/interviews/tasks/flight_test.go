package tasks_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/5-offer/interviews/tasks"
)

func TestFlightLoadsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g tasks.Flight[string, int]
		var loads atomic.Int64
		load := func(context.Context) (int, error) {
			time.Sleep(time.Second)
			return int(loads.Add(1)), nil
		}
		ask := func(want int) {
			var wg sync.WaitGroup
			for range 10 {
				wg.Go(func() {
					v, err := g.Do(t.Context(), "mug", load)
					if v != want || err != nil {
						t.Errorf("got %d, %v, want %d", v, err, want)
					}
				})
			}
			wg.Wait()
		}
		ask(1)
		ask(2) // nothing is kept after the load
	})
}

func TestFlightKeysAreApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g tasks.Flight[int, int]
		start := time.Now()
		var wg sync.WaitGroup
		for key := range 5 {
			wg.Go(func() {
				v, err := g.Do(t.Context(), key,
					func(context.Context) (int, error) {
						time.Sleep(time.Second)
						return key, nil
					})
				if v != key || err != nil {
					t.Errorf("got %d, %v, want %d", v, err, key)
				}
			})
		}
		wg.Wait()
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v, want 1s", took)
		}
	})
}

func TestFlightFirstMayLeave(t *testing.T) {
	gone := errors.New("the client is gone")
	synctest.Test(t, func(t *testing.T) {
		var g tasks.Flight[string, string]
		load := func(ctx context.Context) (string, error) {
			select {
			case <-time.After(time.Second):
				return "price", nil
			case <-ctx.Done():
				return "", ctx.Err()
			}
		}
		first, cancel := context.WithCancelCause(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := g.Do(first, "mug", load); err != gone {
				t.Errorf("the first: err = %v, want %v", err, gone)
			}
		})
		synctest.Wait()
		wg.Go(func() {
			v, err := g.Do(t.Context(), "mug", load)
			if v != "price" || err != nil {
				t.Errorf("the second: got %q, %v", v, err)
			}
		})
		synctest.Wait()
		cancel(gone)
		wg.Wait()
	})
}

func TestFlightPanicIsAnError(t *testing.T) {
	var g tasks.Flight[string, int]
	_, err := g.Do(t.Context(), "mug",
		func(context.Context) (int, error) { panic("no rows") })
	if err == nil || !strings.Contains(err.Error(), "panic: no rows") {
		t.Errorf("err = %v", err)
	}
	v, err := g.Do(t.Context(), "mug",
		func(context.Context) (int, error) { return 1, nil })
	if v != 1 || err != nil {
		t.Errorf("after the panic: got %d, %v", v, err)
	}
}
