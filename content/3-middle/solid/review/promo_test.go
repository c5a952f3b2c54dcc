package promo

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestMain(m *testing.M) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	log.SetOutput(null)
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// letters takes a second to send one.
type letters struct {
	sent atomic.Int64
	err  error
}

func (l *letters) Send(context.Context, int64, string) error {
	time.Sleep(time.Second)
	l.sent.Add(1)
	return l.err
}

// try applies the code to a cart of total in a bubble, in which the letter
// costs no time.
func try(t *testing.T, ctx func() context.Context, s *storage,
	total Money, want func(cart Cart, sent int64, err error),
) {
	t.Helper()
	synctest.Test(t, func(*testing.T) {
		post := new(letters)
		cart := Cart{Customer: 7, Total: total}
		err := New(s, post).Apply(ctx(), &cart, "SALE")
		sent := post.sent.Load()
		time.Sleep(2 * time.Second) // whoever is late comes home
		want(cart, sent, err)
	})
}

func TestMoneyIsExact(t *testing.T) {
	try(t, t.Context, &storage{left: 1, percent: 55}, 100,
		func(cart Cart, _ int64, err error) {
			if err != nil || cart.Total != 45 {
				t.Errorf("55 %% off 100: %d, %v, want 45", cart.Total, err)
			}
		})
}

func TestLastUse(t *testing.T) {
	s := &storage{left: 1, percent: 10}
	s.both.Add(2) // both look before either decides
	var ok, spent int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			err := New(s, new(letters)).
				Apply(t.Context(), &Cart{Total: 100}, "SALE")
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				ok++
			} else if errors.Is(err, ErrSpent) {
				spent++
			}
		})
	}
	wg.Wait()
	if ok != 1 || spent != 1 {
		t.Errorf("one use left, two came: %d got it, want 1", ok)
	}
}

func TestStorageFails(t *testing.T) {
	s := &storage{left: 1, percent: 10, fails: errors.New("disk full")}
	try(t, t.Context, s, 100, func(cart Cart, sent int64, err error) {
		if err == nil || cart.Total != 100 || sent > 0 {
			t.Errorf("not stored: total %d, %v, want 100 and an error",
				cart.Total, err)
		}
	})
}

func TestErrorsAreWrapped(t *testing.T) {
	s := &storage{missing: fmt.Errorf("select: %w", ErrNotFound)}
	try(t, t.Context, s, 100, func(_ Cart, _ int64, err error) {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("got %q, want ErrNotFound inside", err)
		}
	})
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := &storage{left: 1, percent: 10}
	try(t, func() context.Context { return ctx }, s, 100,
		func(_ Cart, _ int64, err error) {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("the client has gone: %v, want context.Canceled",
					err)
			}
		})
}

func TestNothingIsLeftRunning(t *testing.T) {
	try(t, t.Context, &storage{left: 1, percent: 10}, 100,
		func(_ Cart, sent int64, err error) {
			if err != nil || sent != 1 {
				t.Errorf("Apply has returned, %d letters sent, want 1",
					sent)
			}
		})
}

func TestLetterFails(t *testing.T) {
	cart := Cart{Total: 100}
	post := &letters{err: errors.New("no such host")}
	err := New(&storage{left: 1, percent: 10}, post).
		Apply(t.Context(), &cart, "SALE")
	if err != nil || cart.Total != 90 {
		t.Errorf("total %d, %v, want 90 without the letter",
			cart.Total, err)
	}
}
