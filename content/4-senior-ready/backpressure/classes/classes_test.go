package classes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// bench is a gate with one slot, which is taken.
type bench struct {
	*Gate
	t   *testing.T
	log []string
	mu  sync.Mutex
	wg  sync.WaitGroup
}

func newBench(t *testing.T, line int) *bench {
	b := &bench{Gate: New(1, line), t: t}
	if err := b.Enter(t.Context(), Normal); err != nil {
		t.Fatal(err)
	}
	return b
}

// come starts a request and waits until it is in line, or gone.
func (b *bench) come(name string, class Class, patience time.Duration) {
	b.wg.Go(func() {
		ctx, cancel := context.WithTimeout(b.t.Context(), patience)
		defer cancel()
		err := b.Enter(ctx, class)
		b.mu.Lock()
		defer b.mu.Unlock()
		switch {
		case err == nil:
			b.log = append(b.log, name)
		case errors.Is(err, context.DeadlineExceeded):
			b.log = append(b.log, name+" has left")
		default:
			b.log = append(b.log, fmt.Sprint(name, ": ", err))
		}
	})
	synctest.Wait()
}

// end frees the slot as often as needed and compares what has happened.
func (b *bench) end(times int, want string) {
	b.t.Helper()
	for range times {
		b.Leave()
		synctest.Wait()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if got := strings.Join(b.log, ", "); got != want {
		b.t.Errorf("%s; want %s", cmp.Or(got, "nothing"), want)
	}
}

func TestCriticalFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, 10)
		b.come("search 1", Normal, time.Hour)
		b.come("search 2", Normal, time.Hour)
		b.come("pay 1", Critical, time.Hour)
		b.come("pay 2", Critical, time.Hour)
		b.end(4, "pay 1, pay 2, search 1, search 2")
		b.Leave()
	})
}

func TestFullLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, 2)
		b.come("search 1", Normal, time.Hour)
		b.come("search 2", Normal, time.Hour)
		b.come("search 3", Normal, time.Hour)
		b.end(2, "search 3: the line is full, search 1, search 2")
		b.Leave()
	})
}

func TestEviction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, 2)
		b.come("search 1", Normal, time.Hour)
		b.come("search 2", Normal, time.Hour)
		b.come("pay 1", Critical, time.Hour)
		b.come("pay 2", Critical, time.Hour)
		b.come("pay 3", Critical, time.Hour)
		b.end(2, "search 2: had to make room, "+
			"search 1: had to make room, pay 3: the line is full, "+
			"pay 1, pay 2")
		b.drain()
	})
}

// drain lets out whom a draft has let in too much.
func (b *bench) drain() {
	done := make(chan struct{})
	go func() { b.wg.Wait(); close(done) }()
	for {
		synctest.Wait()
		select {
		case <-done:
			return
		default:
			b.Leave()
		}
	}
}

func TestWhoLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, 2)
		b.come("search 1", Normal, time.Second)
		b.come("pay 1", Critical, 1500*time.Millisecond)
		time.Sleep(2 * time.Second)
		b.end(0, "search 1 has left, pay 1 has left")
		b.log = nil
		b.come("search 2", Normal, time.Hour) // their places are free
		b.come("search 3", Normal, time.Hour)
		b.end(2, "search 2, search 3")
		b.drain()
	})
}

func TestNoSlotIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(3, 5)
		var mu sync.Mutex
		inside, most := 0, 0
		var wg sync.WaitGroup
		for i := range 100 {
			wg.Go(func() {
				for round := range 20 {
					ms := time.Duration(1+(i*7+round*13)%20) *
						time.Millisecond
					ctx, cancel := context.WithTimeout(t.Context(), ms)
					if g.Enter(ctx, Class(i%2)) == nil {
						mu.Lock()
						inside++
						most = max(most, inside)
						mu.Unlock()
						time.Sleep(5 * time.Millisecond)
						mu.Lock()
						inside--
						mu.Unlock()
						g.Leave()
					}
					cancel()
					time.Sleep(time.Millisecond)
				}
			})
		}
		wg.Wait()
		if most != 3 {
			t.Errorf("%d at once, want 3", most)
		}
		for range 3 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			if err := g.Enter(ctx, Normal); err != nil {
				t.Error("a slot is lost")
			}
			cancel()
		}
	})
}
