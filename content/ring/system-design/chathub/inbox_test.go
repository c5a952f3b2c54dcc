package chathub_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"route500k/content/ring/system-design/chathub"
)

// server keeps n messages and answers with at most page of them.
func server(n, page int64) func(
	context.Context, int64,
) ([]chathub.Message, error) {
	return func(
		_ context.Context, after int64,
	) (found []chathub.Message, _ error) {
		for seq := after + 1; seq <= min(n, after+page); seq++ {
			found = append(found, message(seq))
		}
		return found, nil
	}
}

func message(seq int64) chathub.Message {
	return chathub.Message{Seq: seq, Text: fmt.Sprint("text ", seq)}
}

func numbers(messages []chathub.Message) (seqs []int64) {
	for _, m := range messages {
		seqs = append(seqs, m.Seq)
	}
	return seqs
}

// receive feeds the inbox and returns the numbers it lets out, call by
// call.
func receive(
	t *testing.T, in *chathub.Inbox, seqs ...int64,
) (shown [][]int64) {
	t.Helper()
	for _, seq := range seqs {
		ready, err := in.Receive(t.Context(), message(seq))
		if err != nil {
			t.Fatalf("message %d: %v", seq, err)
		}
		shown = append(shown, numbers(ready))
	}
	return shown
}

func want(t *testing.T, shown [][]int64, text string) {
	t.Helper()
	if got := fmt.Sprint(shown); got != text {
		t.Errorf("shown %s, want %s", got, text)
	}
}

func TestInboxInOrder(t *testing.T) {
	in := &chathub.Inbox{Fetch: server(9, 9)}
	want(t, receive(t, in, 1, 2, 3), "[[1] [2] [3]]")
}

func TestInboxTwice(t *testing.T) {
	in := &chathub.Inbox{Fetch: server(9, 9)}
	want(t, receive(t, in, 1, 2, 2, 1, 3), "[[1] [2] [] [] [3]]")
}

func TestInboxGap(t *testing.T) {
	in := &chathub.Inbox{Fetch: server(5, 9)}
	want(t, receive(t, in, 1, 5), "[[1] [2 3 4 5]]")
}

func TestInboxFetchIsAhead(t *testing.T) { // and the rest comes later
	in := &chathub.Inbox{Fetch: server(7, 9)}
	want(t, receive(t, in, 1, 5, 6, 7), "[[1] [2 3 4 5 6 7] [] []]")
}

func TestInboxPages(t *testing.T) {
	in := &chathub.Inbox{Fetch: server(100, 10)}
	shown := receive(t, in, 100)
	if len(shown[0]) != 100 || shown[0][0] != 1 || shown[0][99] != 100 {
		t.Errorf("%d are shown, want 1 to 100", len(shown[0]))
	}
}

func TestInboxFetchFails(t *testing.T) {
	down := errors.New("down")
	works := server(9, 9)
	in := &chathub.Inbox{Fetch: func(
		context.Context, int64,
	) ([]chathub.Message, error) {
		return nil, down
	}}
	ready, err := in.Receive(t.Context(), message(2))
	if len(ready) != 0 || !errors.Is(err, chathub.ErrGap) ||
		!errors.Is(err, down) {
		t.Errorf("shown %v, err = %v", numbers(ready), err)
	}
	in.Fetch = func(
		ctx context.Context, after int64,
	) ([]chathub.Message, error) {
		found, err := works(ctx, after)
		return found[:1], err // 2 is there, only 1 is needed
	}
	want(t, receive(t, in, 3), "[[1 2 3]]")
}

// A server that has lost a message must not be asked for ever.
func TestInboxNothingToFetch(t *testing.T) {
	asked := 0
	in := &chathub.Inbox{Fetch: func(
		context.Context, int64,
	) ([]chathub.Message, error) {
		asked++
		return nil, nil
	}}
	ready, err := in.Receive(t.Context(), message(3))
	if len(ready) != 0 || !errors.Is(err, chathub.ErrGap) || asked > 2 {
		t.Errorf("shown %v, err = %v, asked %d times",
			numbers(ready), err, asked)
	}
}

// Whatever the order and the repeats: once each, from 1 on.
func TestInboxAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 200 {
		const n = 20
		in := &chathub.Inbox{Fetch: server(n, 1+random.Int64N(5))}
		var shown []int64
		for range 3 * n {
			seq := 1 + random.Int64N(n)
			for _, part := range receive(t, in, seq) {
				shown = append(shown, part...)
			}
		}
		for i, seq := range shown {
			if seq != int64(i)+1 {
				t.Fatalf("round %d: %d is shown, want %d",
					round, seq, i+1)
			}
		}
		if !slices.Contains(shown, 1) {
			t.Fatalf("round %d: nothing is shown", round)
		}
	}
}
