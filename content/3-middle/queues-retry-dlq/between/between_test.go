// Package between breaks the connection between the two steps of a move
// from queue to queue, in both orders.
package between_test

import (
	"fmt"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/internal/proof"
)

func TestOrderOfSteps(t *testing.T) {
	b := lab.New(t)
	var out strings.Builder
	for i, c := range []struct {
		name  string
		first func(*amqp.Channel, amqp.Delivery, string)
	}{
		{"ack, then publish", func(_ *amqp.Channel, d amqp.Delivery, _ string) {
			if err := d.Ack(false); err != nil {
				t.Fatal(err)
			}
		}},
		{"publish, then ack", func(
			ch *amqp.Channel, d amqp.Delivery, to string,
		) {
			confirm, err := ch.PublishWithDeferredConfirm("", to, true,
				false, amqp.Publishing{Body: d.Body})
			if err != nil || !confirm.Wait() {
				t.Fatal("not confirmed", err)
			}
		}},
	} {
		from := b.Queue(fmt.Sprint("from", i), nil)
		to := b.Queue(fmt.Sprint("to", i), nil)
		b.Fill(from, 1)
		conn := lab.Dial(t, b.Address)
		ch, deliveries := bench.Consume(t, conn, from, 1)
		c.first(ch, bench.Next(t, deliveries), to)
		_ = ch.Close() // the first step is at the broker by now
		_ = conn.Close()
		left := b.Left(from, i)
		fmt.Fprintf(&out, "%s: %d in the old queue, %d in the new one\n",
			c.name, left, b.Left(to, i))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
