package quiz_test

import (
	"testing"

	"route500k/content/1-ramp-up/concurrency/quiz"
	"route500k/content/internal/proof"
)

func ExampleClosed() {
	quiz.Closed()
	// Output:
	// 1 2
	// 7 true
	// 0 false
}

func ExampleNilChannel() {
	quiz.NilChannel()
	// Output: 0 3 0
}

func ExampleLoopVariable() {
	quiz.LoopVariable()
	// Output: [0 1 2]
}

func ExampleOncePanics() {
	quiz.OncePanics()
	// Output:
	// no config
	// <nil>
}

// The race detector shuffles the run queue, so the program runs without it.
// The order is a habit of the scheduler, no promise: most runs must agree.
func TestOrderOnOneProcessor(t *testing.T) {
	const dir, runs = "testdata/order", 5
	counts := map[string]int{}
	var usual string
	for range runs {
		text := proof.Output(t, dir)
		counts[text]++
		if counts[text] > counts[usual] {
			usual = text
		}
	}
	if counts[usual] <= runs/2 {
		t.Fatalf("no order prevails: %v", counts)
	}
	proof.Golden(t, dir+"/want.txt", usual)
}
