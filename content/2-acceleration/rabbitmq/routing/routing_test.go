package routing_test

import (
	"fmt"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/routing"
	"route500k/content/internal/proof"
)

// message is one published message: a key and headers.
type message struct {
	key     string
	headers amqp.Table
}

func TestWhoGetsIt(t *testing.T) {
	b := lab.New(t)
	var out strings.Builder
	queues := []string{"email", "audit", "stock"}
	for _, c := range []struct {
		kind     string
		bindings []routing.Binding
		messages []message
	}{
		{"direct", []routing.Binding{
			{Queue: "email", Key: "order.paid"},
			{Queue: "stock", Key: "order.paid"},
			{Queue: "stock", Key: "order.cancelled"},
		}, []message{
			{key: "order.paid"}, {key: "order.cancelled"},
			{key: "order.sent"},
		}},
		{"topic", []routing.Binding{
			{Queue: "email", Key: "order.*"},
			{Queue: "audit", Key: "#"},
			{Queue: "stock", Key: "*.paid.#"},
		}, []message{
			{key: "order.paid"}, {key: "order.paid.retry"},
			{key: "user.created"},
		}},
		{"fanout", []routing.Binding{
			{Queue: "email"}, {Queue: "audit"},
		}, []message{{key: "ignored"}}},
		{"headers", []routing.Binding{
			{Queue: "email", Headers: amqp.Table{"x-match": "all",
				"country": "RU", "vip": true}},
			{Queue: "audit", Headers: amqp.Table{"x-match": "any",
				"country": "RU", "vip": true}},
		}, []message{
			{headers: amqp.Table{"country": "RU"}},
			{headers: amqp.Table{"country": "RU", "vip": true}},
		}},
	} {
		ch := b.Channel()
		exchange := b.Prefix + c.kind
		own := map[string]string{}
		for _, queue := range queues {
			own[queue] = b.Queue(c.kind+"."+queue, amqp.Table{
				"x-queue-type": "classic"})
		}
		for i := range c.bindings {
			c.bindings[i].Queue = own[c.bindings[i].Queue]
		}
		err := routing.Bind(ch, exchange, c.kind, c.bindings)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range c.messages {
			got := publish(t, ch, exchange, m, queues, own)
			text := m.key
			for _, name := range []string{"country", "vip"} {
				if value, ok := m.headers[name]; ok {
					text += fmt.Sprintf(" %s=%v", name, value)
				}
			}
			fmt.Fprintf(&out, "%-8s %-22s -> %s\n", c.kind,
				strings.TrimSpace(text), got)
		}
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

// publish says which queues have got the message.
func publish(
	t *testing.T, ch *amqp.Channel, exchange string, m message,
	queues []string, own map[string]string,
) string {
	t.Helper()
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	confirm, err := ch.PublishWithDeferredConfirm(exchange, m.key, false,
		false, amqp.Publishing{Headers: m.headers})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := confirm.WaitContext(t.Context()); !ok || err != nil {
		t.Fatal(ok, err)
	}
	var got []string
	for _, queue := range queues {
		const autoAck = true
		_, ok, err := ch.Get(own[queue], autoAck)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			got = append(got, queue)
		}
	}
	if got == nil {
		return "nobody"
	}
	return strings.Join(got, ", ")
}
