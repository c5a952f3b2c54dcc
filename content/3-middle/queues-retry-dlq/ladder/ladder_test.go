package ladder_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/publish"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/3-middle/queues-retry-dlq/ladder"
	"route500k/content/internal/proof"
)

// newLadder declares a ladder whose queues go away with the test.
func newLadder(t *testing.T, b *lab.Bench) ladder.Ladder {
	t.Helper()
	l := ladder.Ladder{
		Queue: b.Prefix + "orders",
		Steps: []time.Duration{100 * time.Millisecond,
			200 * time.Millisecond, 400 * time.Millisecond},
		Lanes: 2,
	}
	if err := l.Declare(b.Channel()); err != nil {
		t.Fatal(err)
	}
	bench.Drop(t, b, l.Queues()...)
	return l
}

// sender is the publisher of the page about RabbitMQ.
func sender(t *testing.T, b *lab.Bench) ladder.Publish {
	t.Helper()
	// region:publish
	publisher := publish.New(func() (*amqp.Connection, error) {
		return amqp.Dial(b.Address)
	})
	send := func(
		ctx context.Context, queue string, m amqp.Publishing,
	) error {
		return publisher.Publish(ctx, "", queue, m)
	}
	// endregion
	t.Cleanup(func() { _ = publisher.Close() })
	return send
}

func TestPoisonIsTriedExactly(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	l := newLadder(t, b)
	send := sender(t, b)
	b.Fill(l.Queue, 1)
	_, deliveries := bench.Consume(t, b.Conn, l.Queue, 10)
	var out strings.Builder
	last := time.Now()
	for try := 1; ; try++ {
		d, ok := bench.Within(deliveries, 2*time.Second)
		if !ok {
			break
		}
		pause := time.Since(last)
		last = time.Now()
		if try > 1 {
			step := l.Steps[try-2]
			if pause < step/2 || pause > step+5*time.Second {
				t.Errorf("try %d after %v, step %v", try, pause, step)
			}
		}
		fmt.Fprintf(&out, "try %d, failed before: %d\n",
			try, ladder.Attempts(d.Headers))
		err := l.Settle(t.Context(), send, d,
			errors.New("warehouse: 503"))
		if err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprintln(&out, "dead:", b.Left(l.Dead(), 1))
	d, ok, err := b.Channel().Get(l.Dead(), false)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	fmt.Fprintf(&out, "%s: id %s, attempts %v, error %q\n", d.Body,
		d.MessageId, d.Headers["attempts"], d.Headers["error"])
	first, _ := d.Headers["first-failed-at"].(time.Time)
	if first.IsZero() || time.Since(first) > time.Minute {
		t.Errorf("first failed at %v", first)
	}
	proof.Golden(t, "testdata/poison.txt", out.String())
}

func TestPermanentIsNotRepeated(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	l := newLadder(t, b)
	send := sender(t, b)
	b.Fill(l.Queue, 1)
	_, deliveries := bench.Consume(t, b.Conn, l.Queue, 1)
	err := ladder.Permanent(errors.New("no such product"))
	err = fmt.Errorf("reserve: %w", err)
	err = l.Settle(t.Context(), send, bench.Next(t, deliveries), err)
	if err != nil {
		t.Fatal(err)
	}
	if n := b.Left(l.Dead(), 1); n != 1 {
		t.Errorf("%d dead, want 1", n)
	}
	if d, ok := bench.Within(deliveries, 500*time.Millisecond); ok {
		t.Errorf("again: %s", d.Body)
	}
}

func TestOthersDoNotWait(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	l := newLadder(t, b)
	send := sender(t, b)
	b.Fill(l.Queue, 4)
	_, deliveries := bench.Consume(t, b.Conn, l.Queue, 1)
	var order []string
	for range 5 {
		d := bench.Next(t, deliveries)
		var err error
		if len(order) == 0 {
			err = errors.New("timeout")
		}
		order = append(order, strings.TrimPrefix(string(d.Body), "order "))
		if err := l.Settle(t.Context(), send, d, err); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(order, " "); got != "1 2 3 4 1" {
		t.Errorf("got %s", got)
	}
}

// A message that kills its process is not counted by Settle, but by the
// broker.
func TestCrashes(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	l := newLadder(t, b)
	b.Fill(l.Queue, 1)
	crashes := 0
	for {
		conn := lab.Dial(t, b.Address)
		_, deliveries := bench.Consume(t, conn, l.Queue, 1)
		_, ok := bench.Within(deliveries, time.Second)
		_ = conn.Close() // the process is gone
		if !ok {
			break
		}
		crashes++
	}
	if crashes != 11 {
		t.Errorf("%d crashes, want 11: the first and the limit", crashes)
	}
	d, ok, err := b.Channel().Get(l.Dead(), true)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if why := d.Headers["x-first-death-reason"]; why != "delivery_limit" {
		t.Errorf("dead by %v", why)
	}
}

func TestUnroutableIsKept(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	l := newLadder(t, b)
	send := sender(t, b)
	b.Fill(l.Queue, 1)
	ch, deliveries := bench.Consume(t, b.Conn, l.Queue, 1)
	lost := ladder.Ladder{Queue: "no-such-queue",
		Steps: l.Steps, Lanes: l.Lanes}
	err := lost.Settle(t.Context(), send, bench.Next(t, deliveries),
		errors.New("timeout"))
	if !errors.Is(err, publish.ErrUnroutable) {
		t.Errorf("got %v", err)
	}
	_ = ch.Close()
	if n := b.Left(l.Queue, 1); n != 1 {
		t.Errorf("%d in the queue, want 1", n)
	}
}
