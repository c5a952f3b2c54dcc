package tasks_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"route500k/content/1-ramp-up/concurrency/pipeline"
	"route500k/content/5-offer/interviews/tasks"
)

func ExampleMergeSorted() {
	ctx := context.Background()
	out := tasks.MergeSorted(ctx,
		pipeline.Source(ctx, 1, 4, 9), pipeline.Source(ctx, 2, 3, 5))
	for v := range out {
		fmt.Print(v, " ")
	}
	// Output: 1 2 3 4 5 9
}

func TestMergeSorted(t *testing.T) {
	tests := map[string]struct{ ins [][]int }{
		"no stream":     {nil},
		"one":           {[][]int{{1, 2, 2}}},
		"an empty one":  {[][]int{{}, {1, 5}, {}}},
		"equal values":  {[][]int{{1, 1, 3}, {1, 3}, {3}}},
		"one after all": {[][]int{{7, 8, 9}, {1, 2}, {3, 4, 5, 6}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var ins []<-chan int
				var want []int
				for _, values := range tt.ins {
					ins = append(ins,
						pipeline.Source(t.Context(), values...))
					want = append(want, values...)
				}
				slices.Sort(want)
				var got []int
				for v := range tasks.MergeSorted(t.Context(), ins...) {
					got = append(got, v)
				}
				if !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
			})
		})
	}
}

// The bubble panics if a goroutine stays behind.
func TestMergeSortedCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		never := make(chan int)
		out := tasks.MergeSorted(ctx, pipeline.Source(ctx, 1, 2, 3), never)
		synctest.Wait()
		cancel()
		synctest.Wait()
		if v, ok := <-out; ok {
			t.Errorf("got %d, although one stream has no head", v)
		}
	})
}

// A stream that ctx has cut off looks like one that has ended: the value
// of the other must not go out before what may still have come.
func TestMergeSortedLeavesNoGap(t *testing.T) {
	for range 50 { // a select with two ready cases throws a coin
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			slow := make(chan int, 1)
			slow <- 1
			out := tasks.MergeSorted(ctx, slow, pipeline.Source(ctx, 3))
			if v := <-out; v != 1 {
				t.Errorf("got %d, want 1", v)
			}
			var wg sync.WaitGroup
			wg.Go(func() {
				for v := range out {
					t.Errorf("got %d, and 2 was yet to come", v)
				}
			})
			synctest.Wait()
			cancel()
			wg.Wait()
		})
	}
}
