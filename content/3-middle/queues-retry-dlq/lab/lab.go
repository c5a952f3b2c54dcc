// Package lab is what the tests of this topic do with queues beyond the
// bench of the page about RabbitMQ.
package lab

import (
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
)

const patience = 10 * time.Second

// Drop deletes the queues when the test ends, those that are there.
func Drop(t testing.TB, b *lab.Bench, queues ...string) {
	t.Helper()
	t.Cleanup(func() {
		conn, err := amqp.Dial(b.Address)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		ch, err := conn.Channel()
		if err != nil {
			t.Error(err)
			return
		}
		for _, queue := range queues {
			_, err := ch.QueueDelete(queue, false, false, false)
			if err != nil {
				t.Errorf("delete %s: %v", queue, err)
			}
		}
	})
}

// Consume opens a channel with confirms and a prefetch and takes from the
// queue.
func Consume(
	t testing.TB, conn *amqp.Connection, queue string, prefetch int,
) (*amqp.Channel, <-chan amqp.Delivery) {
	t.Helper()
	ch, err := conn.Channel()
	if err != nil {
		t.Fatal(err)
	}
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	if err := ch.Qos(prefetch, 0, false); err != nil {
		t.Fatal(err)
	}
	deliveries, err := ch.Consume(queue, "", false, false, false, false,
		nil)
	if err != nil {
		t.Fatal(err)
	}
	return ch, deliveries
}

// Next waits for a delivery.
func Next(
	t testing.TB, deliveries <-chan amqp.Delivery,
) amqp.Delivery {
	t.Helper()
	d, ok := Within(deliveries, patience)
	if !ok {
		t.Fatalf("no message in %v", patience)
	}
	return d
}

// Within waits for a delivery that may not come.
func Within(
	deliveries <-chan amqp.Delivery, patience time.Duration,
) (amqp.Delivery, bool) {
	select {
	case d, open := <-deliveries:
		return d, open
	case <-time.After(patience):
		return amqp.Delivery{}, false
	}
}
