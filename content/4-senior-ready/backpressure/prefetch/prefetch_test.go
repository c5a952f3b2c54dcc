// Package prefetch_test asks a real broker where messages wait while their
// consumer is slow, and what it says to who publishes too much.
package prefetch_test

import (
	"fmt"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

// A consumer has taken its first message and is at work.
func TestWhereTheyWait(t *testing.T) {
	const messages = 1000
	b := lab.New(t)
	var text strings.Builder
	fmt.Fprintf(&text, "%-22s %14s %12s\n",
		"1000 messages wait", "in the process", "in RabbitMQ")
	for _, prefetch := range []int{0, 100, 1} {
		queue := b.Queue(fmt.Sprint("slow", prefetch), nil)
		b.Fill(queue, messages)
		ch := b.Channel()
		// region:qos
		if err := ch.Qos(prefetch, 0, false); err != nil {
			t.Fatal(err)
		}
		deliveries, err := ch.Consume(queue, "", false, false, false,
			false, nil)
		// endregion
		if err != nil {
			t.Fatal(err)
		}
		<-deliveries // and no ack
		want := messages - prefetch
		name := fmt.Sprintf("prefetch %d", prefetch)
		if prefetch == 0 {
			name, want = "without prefetch", 0
		}
		left := b.Left(queue, want)
		fmt.Fprintf(&text, "%-22s %14d %12d\n", name, messages-left, left)
		if err := ch.Close(); err != nil {
			t.Error(err)
		}
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

// The queue itself says no, and the publisher hears it.
func TestRefusedPublish(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("short", amqp.Table{
		// region:limit
		"x-max-length": 100,
		"x-overflow":   "reject-publish", // else the oldest is dropped
		// endregion
	})
	ch := b.Channel()
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	publish := func(n int) (taken, refused int) {
		for range n {
			confirm, err := ch.PublishWithDeferredConfirmWithContext(
				t.Context(), "", queue, true, false,
				amqp.Publishing{Body: []byte("order")})
			if err != nil {
				t.Fatal(err)
			}
			ok, err := confirm.WaitContext(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				taken++
			} else {
				refused++
			}
		}
		return taken, refused
	}
	taken, refused := publish(1000)
	t.Logf("%d taken, %d refused", taken, refused)
	// A quorum queue refuses with a short delay.
	if taken < 100 || taken > 150 || refused != 1000-taken {
		t.Errorf("%d taken, %d refused", taken, refused)
	}
	deliveries, err := ch.Consume(queue, "", true, false, false, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range taken {
		<-deliveries
	}
	b.Left(queue, 0)
	for again := 0; again == 0; {
		again, _ = publish(1) // until the channel hears that there is room
	}
}
