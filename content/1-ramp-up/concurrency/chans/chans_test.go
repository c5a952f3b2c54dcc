package chans_test

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"route500k/content/1-ramp-up/concurrency/chans"
)

// outcome runs op and tells how it ended: "blocks", "panics: …" or "goes".
func outcome(t *testing.T, op func()) (result string) {
	t.Helper()
	result = "blocks"
	go func() {
		defer func() {
			if problem := recover(); problem != nil {
				result = fmt.Sprint("panics: ", problem)
			}
		}()
		op()
		result = "goes"
	}()
	synctest.Wait() // until op has ended or is durably blocked
	return result
}

// TestTable proves every cell of the table of channel states.
func TestTable(t *testing.T) {
	send := func(ch chan int) { ch <- 1 }
	receive := func(ch chan int) { <-ch }
	shut := func(ch chan int) { close(ch) }
	poll := func(ch chan int) {
		select {
		case ch <- 1:
		default:
			panic("default")
		}
	}
	take := func(ch chan int) {
		select {
		case <-ch:
		default:
			panic("default")
		}
	}
	empty := func() chan int { return make(chan int) }
	none := func() chan int { return nil }
	closed := func() chan int {
		ch := make(chan int)
		close(ch)
		return ch
	}
	room := func() chan int { return make(chan int, 1) }
	full := func() chan int {
		ch := make(chan int, 1)
		ch <- 1
		return ch
	}
	tests := []struct {
		name string
		make func() chan int
		op   func(chan int)
		want string
	}{
		{"send to nil", none, send, "blocks"},
		{"send to unbuffered", empty, send, "blocks"},
		{"send to buffer with room", room, send, "goes"},
		{"send to full buffer", full, send, "blocks"},
		{"send to closed", closed, send,
			"panics: send on closed channel"},
		{"receive from nil", none, receive, "blocks"},
		{"receive from unbuffered", empty, receive, "blocks"},
		{"receive from empty buffer", room, receive, "blocks"},
		{"receive from full buffer", full, receive, "goes"},
		{"receive from closed", closed, receive, "goes"},
		{"close nil", none, shut, "panics: close of nil channel"},
		{"close open", empty, shut, "goes"},
		{"close closed", closed, shut,
			"panics: close of closed channel"},
		{"select sends to nil", none, poll, "panics: default"},
		{"select sends to full", full, poll, "panics: default"},
		{"select sends to room", room, poll, "goes"},
		{"select sends to closed", closed, poll,
			"panics: send on closed channel"},
		{"select receives from nil", none, take, "panics: default"},
		{"select receives from empty", room, take, "panics: default"},
		{"select receives from full", full, take, "goes"},
		{"select receives from closed", closed, take, "goes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			// The bubble panics when its root returns and leaves a
			// goroutine blocked for ever; here that is a result.
			func() {
				defer func() { _ = recover() }()
				synctest.Test(t, func(t *testing.T) {
					got = outcome(t, func() { tt.op(tt.make()) })
				})
			}()
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClosedChannelGivesTheRest(t *testing.T) {
	ch := make(chan int, 2)
	ch <- 7
	close(ch)
	if v, ok := <-ch; v != 7 || !ok {
		t.Errorf("first: %d, %t, want 7, true", v, ok)
	}
	if v, ok := <-ch; v != 0 || ok {
		t.Errorf("then: %d, %t, want 0, false", v, ok)
	}
	if len(ch) != 0 || cap(ch) != 2 {
		t.Errorf("len %d, cap %d, want 0, 2", len(ch), cap(ch))
	}
}

func TestClosePanicsABlockedSender(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ch := make(chan int)
		var problem any
		go func() {
			defer func() { problem = recover() }()
			ch <- 1
		}()
		synctest.Wait()
		close(ch)
		synctest.Wait()
		if fmt.Sprint(problem) != "send on closed channel" {
			t.Errorf("sender ended with %v", problem)
		}
	})
}

func TestCloseWakesEveryReceiver(t *testing.T) {
	ch := make(chan int)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { <-ch })
	}
	close(ch)
	wg.Wait()
}

func TestTrySend(t *testing.T) {
	ch := make(chan int, 1)
	if !chans.TrySend(ch, 1) {
		t.Error("the buffer has room")
	}
	if chans.TrySend(ch, 2) {
		t.Error("the buffer is full")
	}
}

func TestMerge(t *testing.T) {
	a, b, out := make(chan int), make(chan int), make(chan int)
	go func() { defer close(a); a <- 1; a <- 2 }()
	go func() { defer close(b); b <- 10 }()
	go chans.Merge(out, a, b)
	sum := 0
	for v := range out {
		sum += v
	}
	if sum != 13 {
		t.Errorf("sum = %d, want 13", sum)
	}
}
