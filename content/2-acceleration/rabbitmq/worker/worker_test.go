package worker

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
)

const grace = 5 * time.Second

// newQueue goes away by itself where a draft takes the test down.
func newQueue(b *lab.Bench) string {
	return b.Queue("orders", amqp.Table{"x-expires": 60_000}) // ms unused
}

// serve runs Serve on a channel of its own; stop ends it and returns what
// it has returned.
func serve(
	t *testing.T, b *lab.Bench, queue string, n int, handle Handle,
) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ch := b.Channel()
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, ch, queue, n, grace, handle) }()
	return func() error {
		cancel()
		select {
		case err := <-done:
			_ = ch.Close() // gives back what nobody has settled
			return err
		case <-time.After(2 * grace):
			return errors.New("Serve does not return")
		}
	}
}

// eventually waits until the condition holds.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 100 {
		if ok() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s: not in 5 s", what)
}

func TestAtMostNAtOnce(t *testing.T) {
	b := lab.New(t)
	queue := newQueue(b)
	b.Fill(queue, 20)
	var now, most, all atomic.Int64
	stop := serve(t, b, queue, 4,
		func(context.Context, amqp.Delivery) error {
			n := now.Add(1)
			for m := most.Load(); n > m; m = most.Load() {
				most.CompareAndSwap(m, n)
			}
			time.Sleep(20 * time.Millisecond)
			now.Add(-1)
			all.Add(1)
			return nil
		})
	eventually(t, "20 orders", func() bool { return all.Load() >= 20 })
	if err := stop(); err != nil {
		t.Error(err)
	}
	if most.Load() != 4 {
		t.Errorf("%d handlers at once, want 4", most.Load())
	}
}

func TestStopFinishesWhatIsBegun(t *testing.T) {
	b := lab.New(t)
	queue := newQueue(b)
	b.Fill(queue, 10)
	begun := make(chan struct{}, 10)
	var finished atomic.Int64
	stop := serve(t, b, queue, 2,
		func(ctx context.Context, _ amqp.Delivery) error {
			begun <- struct{}{}
			select {
			case <-time.After(300 * time.Millisecond):
			case <-ctx.Done():
				return ctx.Err()
			}
			finished.Add(1)
			return nil
		})
	<-begun
	<-begun
	if err := stop(); err != nil {
		t.Error(err)
	}
	if finished.Load() != 2 {
		t.Errorf("%d handlers finished, want 2", finished.Load())
	}
	if left := b.Left(queue, 8); left != 8 {
		t.Errorf("%d orders are left, want 8", left)
	}
}

func TestFailureIsTriedOnceMore(t *testing.T) {
	b := lab.New(t)
	queue := newQueue(b)
	b.Fill(queue, 3)
	var mu sync.Mutex
	calls := map[string]int{}
	stop := serve(t, b, queue, 1,
		func(_ context.Context, d amqp.Delivery) error {
			mu.Lock()
			defer mu.Unlock()
			body := string(d.Body)
			calls[body]++
			switch {
			case body == "order 1": // never succeeds
				return errors.New("no such product")
			case body == "order 2" && calls[body] == 1:
				panic("nil map")
			}
			return nil
		})
	count := func(body string, n int) func() bool {
		return func() bool {
			mu.Lock()
			defer mu.Unlock()
			return calls[body] >= n
		}
	}
	eventually(t, "order 2 after a panic", count("order 2", 2))
	eventually(t, "order 1 twice", count("order 1", 2))
	eventually(t, "order 3", count("order 3", 1))
	if err := stop(); err != nil {
		t.Error(err)
	}
	if left := b.Left(queue, 0); left != 0 {
		t.Errorf("%d orders are left", left)
	}
	mu.Lock()
	defer mu.Unlock()
	if calls["order 1"] != 2 {
		t.Errorf("order 1 was tried %d times, want 2", calls["order 1"])
	}
}

func TestClosedChannelIsAnError(t *testing.T) {
	b := lab.New(t)
	queue := newQueue(b)
	conn := lab.Dial(t, b.Address)
	ch, err := conn.Channel()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		done <- Serve(t.Context(), ch, queue, 2, grace,
			func(context.Context, amqp.Delivery) error { return nil })
	}()
	time.Sleep(100 * time.Millisecond)
	_ = conn.Close()
	select {
	case err := <-done:
		if err == nil {
			t.Error("nil, as if it had been stopped on purpose")
		}
	case <-time.After(2 * grace):
		t.Error("Serve does not return")
	}
}
