package channels_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/ring/algorithms/channels"
)

// numbers sends 0..n-1 and says how many it has got rid of.
func numbers(
	ctx context.Context, n int, sent *atomic.Int64,
) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range n {
			select {
			case out <- i:
				sent.Add(1)
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func TestOrderedKeepsOrder(t *testing.T) {
	for _, limit := range []int{1, 2, 5, 100} {
		synctest.Test(t, func(t *testing.T) {
			var sent atomic.Int64
			in := numbers(t.Context(), 20, &sent)
			var got, want []int
			for i := range 20 {
				want = append(want, i*i)
			}
			for v := range channels.Ordered(t.Context(), limit, in,
				func(_ context.Context, i int) int {
					// The later, the faster.
					time.Sleep(time.Duration(20-i) * time.Second)
					return i * i
				}) {
				got = append(got, v)
			}
			if !slices.Equal(got, want) {
				t.Errorf("limit %d: got %v first", limit, got[:2])
			}
		})
	}
}

func TestOrderedIsParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sent, now, most atomic.Int64
		start := time.Now()
		for range channels.Ordered(t.Context(), 3,
			numbers(t.Context(), 9, &sent),
			func(context.Context, int) int {
				if n := now.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Second)
				now.Add(-1)
				return 0
			}) {
		}
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("9 values by 3 took %v, want 3s", took)
		}
		if most.Load() != 3 {
			t.Errorf("%d at once, want 3", most.Load())
		}
	})
}

// While the first result is not there, memory must not fill with others.
func TestOrderedWaitsForTheFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sent, begun atomic.Int64
		first := make(chan struct{})
		out := channels.Ordered(t.Context(), 3,
			numbers(t.Context(), 10, &sent),
			func(_ context.Context, i int) int {
				begun.Add(1)
				if i == 0 {
					<-first
				}
				return i
			})
		synctest.Wait()
		if n := begun.Load(); n != 3 {
			t.Errorf("%d are begun while the first lasts, want 3", n)
		}
		close(first)
		for range out {
		}
		if n := sent.Load(); n != 10 {
			t.Errorf("%d values taken, want 10", n)
		}
	})
}

func TestOrderedReaderLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var sent, running atomic.Int64
		out := channels.Ordered(ctx, 4, numbers(ctx, 100, &sent),
			func(ctx context.Context, i int) int {
				running.Add(1)
				defer running.Add(-1)
				if i > 0 {
					<-ctx.Done()
					time.Sleep(time.Second) // to tidy up
				}
				return i
			})
		if v := <-out; v != 0 {
			t.Errorf("got %d, want 0", v)
		}
		synctest.Wait()
		cancel()
		if _, ok := <-out; ok {
			t.Error("values come after the end")
		}
		for range out {
		}
		if n := running.Load(); n != 0 {
			t.Errorf("closed while %d calls are running", n)
		}
	})
}

// Nobody reads any more, and nobody says so but ctx.
func TestOrderedLeavesNoGoroutine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var sent atomic.Int64
		channels.Ordered(ctx, 4, numbers(ctx, 100, &sent),
			func(_ context.Context, i int) int { return i })
		synctest.Wait()
		cancel()
		synctest.Wait()
	})
}
