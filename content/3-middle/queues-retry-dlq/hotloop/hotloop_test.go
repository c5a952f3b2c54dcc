// Package hotloop gives orders to a partner who does not answer for a
// while, and counts what becomes of them.
package hotloop_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/3-middle/queues-retry-dlq/ladder"
	"route500k/content/internal/proof"
)

const orders = 20

func TestOutage(t *testing.T) {
	if testing.Short() {
		t.Skip("waits out an outage: left out by -short")
	}
	down := 300 * time.Millisecond
	if proof.Recording() {
		down = 3 * time.Second
	}
	b := lab.New(t)
	dead := b.Queue("dead", nil)
	l := ladder.Ladder{Queue: b.Prefix + "ladder", Lanes: 4, Steps: steps(down)}
	if err := l.Declare(b.Channel()); err != nil {
		t.Fatal(err)
	}
	bench.Drop(t, b, l.Queues()...)

	requeue := func(_ *amqp.Channel, d amqp.Delivery, err error) error {
		if err == nil {
			return d.Ack(false)
		}
		return d.Reject(true)
	}
	climb := func(ch *amqp.Channel, d amqp.Delivery, err error) error {
		send := func(
			ctx context.Context, queue string, m amqp.Publishing,
		) error {
			confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx,
				"", queue, true, false, m)
			if err != nil {
				return err
			}
			ok, err := confirm.WaitContext(ctx)
			if err == nil && !ok {
				err = errors.New("nacked")
			}
			return err
		}
		return l.Settle(t.Context(), send, d, err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s%d orders, the partner is down for %v\n\n"+
		"%-22s%8s%6s%6s%10s\n", b.Header(), orders, down,
		"after a failure", "calls", "done", "dead", "in all")
	for _, c := range []struct {
		name, queue, dead string
		settle            settle
	}{
		{"requeue", b.Queue("endless", nil), dead, requeue},
		{"requeue, limit 20", b.Queue("limited", amqp.Table{
			"x-delivery-limit":          20,
			"x-dead-letter-exchange":    "",
			"x-dead-letter-routing-key": dead,
		}), dead, requeue},
		{"ladder of pauses", l.Queue, l.Dead(), climb},
	} {
		r := run(t, b, c.queue, down, c.settle)
		r.dead = b.Left(c.dead, orders-r.done)
		if r.done+r.dead != orders {
			t.Errorf("%s: %d done, %d dead", c.name, r.done, r.dead)
		}
		if killed := c.queue == b.Prefix+"limited"; killed != (r.dead > 0) {
			t.Errorf("%s: %d dead", c.name, r.dead)
		}
		fmt.Fprintf(&out, "%-22s%8d%6d%6d%7.2f s\n", c.name, r.calls, r.done,
			r.dead, r.end.Seconds())
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", out.String())
	}
}

// steps are longer than the outage, all together.
func steps(down time.Duration) []time.Duration {
	first := down / 15
	return []time.Duration{first, 2 * first, 4 * first, 8 * first,
		16 * first}
}

type settle func(*amqp.Channel, amqp.Delivery, error) error

type result struct {
	calls, done, dead int
	end               time.Duration
}

// run takes from the queue until nothing comes any more.
func run(
	t *testing.T, b *lab.Bench, queue string, down time.Duration,
	settle settle,
) (r result) {
	t.Helper()
	b.Fill(queue, orders)
	conn := lab.Dial(t, b.Address)
	defer conn.Close()
	ch, deliveries := bench.Consume(t, conn, queue, 10)
	start := time.Now()
	for r.done < orders {
		d, ok := bench.Within(deliveries, 2*down)
		if !ok {
			return r
		}
		r.calls++
		var err error
		if time.Since(start) < down {
			err = errors.New("503")
		} else {
			r.done++
		}
		r.end = time.Since(start)
		if err := settle(ch, d, err); err != nil {
			t.Fatal(err)
		}
	}
	return r
}
