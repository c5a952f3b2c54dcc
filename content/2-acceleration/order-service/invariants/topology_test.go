package invariants

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
)

// bindings are the queues of the system, each with its routing key.
var bindings = []struct{ queue, key string }{
	{"payments.requests", "order.payment_requested"},
	{"orders.verdicts", "payment.settled"},
	{"orders.view", "order.*"},
	{"orders.sales", "order.paid"},
}

// The events find their queues, and what is rejected the queue of the dead.
func TestTopology(t *testing.T) {
	t.Parallel()
	b := lab.New(t)
	ch := b.Channel()
	events, dead := b.Prefix+"events", b.Prefix+"dead"
	const durable, autoDelete, internal, noWait = false, true, false, false
	for name, kind := range map[string]string{
		events: amqp.ExchangeTopic, dead: amqp.ExchangeFanout,
	} {
		err := ch.ExchangeDeclare(
			name, kind, durable, autoDelete, internal, noWait, nil)
		if err != nil {
			t.Fatal(err)
		}
	}
	bind := func(queue, key, exchange string) {
		if err := ch.QueueBind(queue, key, exchange, noWait, nil); err != nil {
			t.Fatal(err)
		}
	}
	bind(b.Queue("orders.dead", nil), "", dead)
	queues := make([]string, len(bindings))
	for i, binding := range bindings {
		queues[i] = b.Queue(binding.queue, amqp.Table{
			amqp.QueueTypeArg:        amqp.QueueTypeQuorum,
			"x-dead-letter-exchange": dead,
			"x-delivery-limit":       5,
		})
		bind(queues[i], binding.key, events)
	}

	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	deaths := 0
	for _, kind := range slices.Sorted(maps.Keys(briefs.Events(t))) {
		const mandatory, immediate = true, false
		confirm, err := ch.PublishWithDeferredConfirm(events, kind,
			mandatory, immediate, amqp.Publishing{Body: []byte(kind)})
		if err != nil || !confirm.Wait() {
			t.Fatalf("publish %s: %v", kind, err)
		}
		var found []string
		for i, queue := range queues {
			got, ok, err := ch.Get(queue, false)
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				continue
			}
			found = append(found, bindings[i].queue)
			const requeue = false
			if err := got.Reject(requeue); err != nil {
				t.Fatal(err)
			}
		}
		deaths += len(found)
		fmt.Fprintf(&out, "%-24s %s\n", kind, strings.Join(found, ", "))
	}
	proof.Golden(t, "testdata/routes.txt", out.String())
	queue := b.Prefix + "orders.dead"
	if got := b.Left(queue, deaths); got != deaths {
		t.Errorf("%d in the queue of the dead, want %d", got, deaths)
	}
}
