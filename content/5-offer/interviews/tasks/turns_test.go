package tasks_test

import (
	"os"
	"strings"
	"testing"

	"route500k/content/5-offer/interviews/tasks"
	"route500k/content/internal/proof"
)

func ExamplePrintInTurn() {
	tasks.PrintInTurn(os.Stdout, 2, "ping", "pong")
	// Output:
	// ping
	// pong
	// ping
	// pong
}

func TestPrintInTurn(t *testing.T) {
	for _, words := range [][]string{{"a"}, {"a", "b", "c", "d", "e"}, {}} {
		for _, rounds := range []int{0, 1, 100} {
			var got strings.Builder
			tasks.PrintInTurn(&got, rounds, words...)
			line := strings.Join(words, "\n")
			if len(words) > 0 {
				line += "\n"
			}
			if want := strings.Repeat(line, rounds); got.String() != want {
				t.Errorf("%v, %d rounds: got %q", words, rounds, got.String())
			}
		}
	}
}

// Without the buffer the last hand-over has nobody to take it.
func TestUnbufferedRing(t *testing.T) {
	const dir = "testdata/unbuffered"
	text := proof.Until(proof.Crash(t, dir), "\n\ngoroutine")
	proof.Golden(t, dir+"/want.txt", text)
}
