package tasks_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/5-offer/interviews/tasks"
)

var keys = []int{1, 2, 3, 4, 5, 6, 7}

func TestFetchKeepsOrderAndLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int64
		start := time.Now()
		got, err := tasks.FetchAll(t.Context(), 3, keys,
			func(_ context.Context, k int) (int, error) {
				if n := now.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Second)
				now.Add(-1)
				return k * k, nil
			})
		if err != nil || !slices.Equal(got, []int{1, 4, 9, 16, 25, 36, 49}) {
			t.Errorf("got %v, %v", got, err)
		}
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("7 keys by 3 took %v, want 3s", took)
		}
		if most.Load() > 3 {
			t.Errorf("%d at once, want 3 at most", most.Load())
		}
	})
}

func TestFetchStopsAtTheFirstError(t *testing.T) {
	broken := errors.New("key 3 is broken")
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		start := time.Now()
		_, err := tasks.FetchAll(t.Context(), 3, keys,
			func(ctx context.Context, k int) (int, error) {
				asked.Add(1)
				if k == 3 {
					time.Sleep(time.Second)
					return 0, broken
				}
				<-ctx.Done()
				return 0, ctx.Err() // not the first: must not be returned
			})
		if err != broken {
			t.Errorf("err = %v, want %v", err, broken)
		}
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v, want 1s", took)
		}
		if asked.Load() != 3 {
			t.Errorf("asked for %d keys, want 3", asked.Load())
		}
	})
}

func TestFetchForNobody(t *testing.T) {
	gone := errors.New("the client is gone")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(gone) })
		_, err := tasks.FetchAll(ctx, 2, keys,
			func(ctx context.Context, _ int) (int, error) {
				<-ctx.Done()
				return 0, ctx.Err()
			})
		if err != gone {
			t.Errorf("err = %v, want %v", err, gone)
		}
	})
}

func TestFetchNothing(t *testing.T) {
	got, err := tasks.FetchAll(t.Context(), 1, nil,
		func(context.Context, int) (int, error) { return 0, nil })
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
}
