package dlq_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/3-middle/queues-retry-dlq/dlq"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/internal/proof"
)

func TestLook(t *testing.T) {
	b := lab.New(t)
	dead := b.Queue("dead", nil)
	ch, _ := bench.Consume(t, b.Conn, b.Queue("other", nil), 1)
	for _, text := range []string{"503", "503", "no such product"} {
		confirm, err := ch.PublishWithDeferredConfirm("", dead, true, false,
			amqp.Publishing{Headers: amqp.Table{"error": text}})
		if err != nil || !confirm.Wait() {
			t.Fatal("not confirmed", err)
		}
	}
	got, err := dlq.Look(b.Conn, dead, 100)
	want := map[string]int{"503": 2, "no such product": 1}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	if n := b.Left(dead, 3); n != 3 {
		t.Errorf("%d left, want 3", n)
	}
}

// A dead-letter queue is a queue: a look takes a message and returns it,
// and its limit counts that, too.
func TestLooksAreCounted(t *testing.T) {
	b := lab.New(t)
	dead := b.Queue("dead", amqp.Table{"x-delivery-limit": 3})
	b.Fill(dead, 1)
	var out strings.Builder
	for i := range 5 {
		got, err := dlq.Look(b.Conn, dead, 1)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "look %d: %d message\n", i+1, len(got))
		time.Sleep(200 * time.Millisecond) // it comes back
	}
	proof.Golden(t, "testdata/looks.txt", out.String())
}

// The queue of the dead is not there when a message is rejected, and is
// made later. The broker looks again after three minutes, so that half of
// the test runs only for the record.
func TestNowhere(t *testing.T) {
	b := lab.New(t)
	var out strings.Builder
	fmt.Fprintf(&out, "%sthe dead-letter queue is made after the reject\n\n",
		b.Header())
	for i, c := range []struct {
		name    string
		args    amqp.Table
		patient time.Duration
	}{
		{"at-most-once", amqp.Table{}, time.Second},
		{"at-least-once", amqp.Table{
			"x-dead-letter-strategy": "at-least-once",
			"x-overflow":             "reject-publish",
		}, 4 * time.Minute},
	} {
		if c.patient > time.Minute && !proof.Recording() {
			continue
		}
		dead := fmt.Sprint("dead", i)
		c.args["x-dead-letter-exchange"] = ""
		c.args["x-dead-letter-routing-key"] = b.Prefix + dead
		queue := b.Queue(fmt.Sprint("orders", i), c.args)
		b.Fill(queue, 1)
		ch, deliveries := bench.Consume(t, b.Conn, queue, 1)
		if err := bench.Next(t, deliveries).Reject(false); err != nil {
			t.Fatal(err)
		}
		time.Sleep(500 * time.Millisecond)
		_, late := bench.Consume(t, b.Conn, b.Queue(dead, nil), 1)
		start := time.Now()
		_, found := bench.Within(late, c.patient)
		_ = ch.Close()
		if found != (i == 1) {
			t.Errorf("%s: found %t", c.name, found)
		}
		verdict := "lost"
		if found {
			verdict = fmt.Sprintf("there after %v",
				time.Since(start).Round(time.Second))
		}
		fmt.Fprintf(&out, "%-15s%s\n", c.name, verdict)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/nowhere.txt", out.String())
	}
}
