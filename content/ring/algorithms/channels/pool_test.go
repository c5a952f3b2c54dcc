package channels_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/ring/algorithms/channels"
)

// counted yields 0..n-1 and tells when it is over.
func counted(n int, over *bool) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer func() { *over = true }()
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestEach(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int64
		var over bool
		done := make([]bool, 7)
		start := time.Now()
		err := channels.Each(t.Context(), 3, counted(7, &over),
			func(_ context.Context, i int) error {
				if n := now.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Second)
				now.Add(-1)
				done[i] = true
				return nil
			})
		if err != nil || !over || slices.Contains(done, false) {
			t.Errorf("%v, over: %t, done: %v", err, over, done)
		}
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("took %v, want 3s", took)
		}
		if most.Load() != 3 {
			t.Errorf("%d at once, want 3", most.Load())
		}
	})
}

func TestEachNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var over bool
		err := channels.Each(t.Context(), 3, counted(0, &over),
			func(context.Context, int) error { return errors.New("no") })
		if err != nil {
			t.Error(err)
		}
	})
}

// Many times: a select with two ready cases throws a coin.
func TestEachFirstError(t *testing.T) {
	broken := errors.New("job 3 is broken")
	for range 50 {
		synctest.Test(t, func(t *testing.T) {
			var begun atomic.Int64
			var over bool
			start := time.Now()
			err := channels.Each(t.Context(), 3, counted(1000, &over),
				func(ctx context.Context, i int) error {
					begun.Add(1)
					if i == 2 {
						time.Sleep(time.Second)
						return broken
					}
					<-ctx.Done()
					return ctx.Err() // second: must not be told
				})
			if err != broken {
				t.Errorf("err = %v, want %v", err, broken)
			}
			if took := time.Since(start); took != time.Second {
				t.Errorf("took %v, want 1s", took)
			}
			if n := begun.Load(); n != 3 || !over {
				t.Errorf("%d jobs begun, want 3; over: %t", n, over)
			}
		})
	}
}

// While jobs are slow to come, the failed one is long known.
func TestEachErrorBeforeTheNextJob(t *testing.T) {
	broken := errors.New("job 0 is broken")
	for range 50 {
		synctest.Test(t, func(t *testing.T) {
			var begun atomic.Int64
			jobs := func(yield func(int) bool) {
				for i := 0; yield(i); i++ {
					time.Sleep(time.Second)
				}
			}
			err := channels.Each(t.Context(), 3, jobs,
				func(context.Context, int) error {
					begun.Add(1)
					return broken
				})
			if n := begun.Load(); n != 1 || err != broken {
				t.Errorf("%d jobs begun, want 1; err = %v", n, err)
			}
		})
	}
}

func TestEachCallerLeaves(t *testing.T) {
	gone := errors.New("the client is gone")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(gone) })
		var over bool
		err := channels.Each(ctx, 2, counted(10, &over),
			func(ctx context.Context, _ int) error {
				<-ctx.Done()
				return ctx.Err()
			})
		if err != gone || !over {
			t.Errorf("err = %v, want %v; over: %t", err, gone, over)
		}
	})
}

func TestEachPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var over bool
		err := channels.Each(t.Context(), 2, counted(10, &over),
			func(_ context.Context, i int) error {
				if i == 4 {
					panic("no rows")
				}
				return nil
			})
		if err == nil || !strings.Contains(err.Error(),
			"job 4: panic: no rows") {
			t.Errorf("err = %v", err)
		}
	})
}
