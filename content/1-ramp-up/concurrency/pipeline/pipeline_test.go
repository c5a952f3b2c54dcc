package pipeline_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"

	"route500k/content/1-ramp-up/concurrency/pipeline"
)

func ExampleParallel() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()

	numbers := pipeline.Source(ctx, 1, 2, 3, 4)
	square := func(n int) int { return n * n }
	sum := 0
	for s := range pipeline.Parallel(ctx, 3, numbers, square) {
		sum += s // the order is any, the sum is not
	}
	fmt.Println(sum)
	// Output: 30
}

// The bubble fails with a deadlock if a goroutine outlives the cancel.
func TestCancelEndsEveryStage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		numbers := pipeline.Source(ctx, make([]int, 100)...)
		same := func(n int) int { return n }
		out := pipeline.Parallel(ctx, 3, numbers, same)
		<-out // the reader takes one value and goes away
		cancel()
	})
}
