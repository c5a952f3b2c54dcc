package channels_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"

	"route500k/content/ring/algorithms/channels"
)

// A bubble of synctest panics if a goroutine is left in it: all tests of
// this package also look for leaks.

// source sends the values, and is not stopped by anything: a merge that
// is cancelled leaves it with what it has not sent.
func source(t *testing.T, values ...int) <-chan int {
	out := make(chan int, len(values))
	for _, v := range values {
		out <- v
	}
	close(out)
	return out
}

func TestMerge(t *testing.T) {
	tests := map[string][][]int{
		"no channel":  nil,
		"one":         {{3, 1, 2}},
		"an empty":    {{}, {1}, {}},
		"the same":    {{1, 1}, {1}},
		"many values": {{1, 2, 3, 4, 5, 6}, {7, 8}, {9}},
	}
	for name, streams := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var ins []<-chan int
				var want, got []int
				for _, values := range streams {
					ins = append(ins, source(t, values...))
					want = append(want, values...)
				}
				for v := range channels.Merge(t.Context(), ins...) {
					got = append(got, v)
				}
				slices.Sort(want)
				slices.Sort(got) // nobody promises an order
				if !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
			})
		})
	}
}

// The values of one channel keep their order.
func TestMergeKeepsOrderOfEach(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	synctest.Test(t, func(t *testing.T) {
		const each = 1000
		var ins []<-chan int
		count := 2 + random.IntN(5)
		for i := range count {
			values := make([]int, 0, each)
			for n := range each {
				values = append(values, n*count+i)
			}
			ins = append(ins, source(t, values...))
		}
		next := make([]int, count)
		for v := range channels.Merge(t.Context(), ins...) {
			if i := v % count; v/count != next[i] {
				t.Fatalf("stream %d: %d, want %d", i, v/count, next[i])
			}
			next[v%count]++
		}
		for i, n := range next {
			if n != each {
				t.Errorf("stream %d: %d values", i, n)
			}
		}
	})
}

func TestMergeReaderLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		silent := make(chan int)
		out := channels.Merge(ctx, source(t, 1, 2, 3), silent, nil)
		<-out
		synctest.Wait() // one waits to send, two to receive
		cancel()
		synctest.Wait()
		if v, ok := <-out; ok {
			t.Errorf("got %d after the end", v)
		}
	})
}
