// Package speed measures a relay with batches of different size.
package speed_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

func TestBatches(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	b := lab.New(t)
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	queue := b.Queue("billing", nil)
	err := b.Channel().QueueBind(queue, b.Prefix, "amq.topic", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	ch := b.Channel()
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	publish := outbox.ToRabbit(ch,
		ch.NotifyReturn(make(chan amqp.Return, 1)), "amq.topic")
	var out strings.Builder
	fmt.Fprintf(&out, "%s%sone relay, a quorum queue on one node\n\n",
		postgres.Header(t, pool), b.Header())
	for _, c := range []struct{ batch, events int }{
		{1, 500}, {10, 3000}, {100, 20000}, {1000, 30000},
	} {
		postgres.Exec(t, pool, `
			INSERT INTO outbox (aggregate, type, payload)
			SELECT 'order:' || n, $1, '{"order": 7, "total": 100}'
			FROM generate_series(1, $2) n`, b.Prefix, c.events)
		postgres.Exec(t, pool, `VACUUM ANALYZE outbox`)
		start := time.Now()
		for left := c.events; left > 0; {
			n, err := outbox.Relay(t.Context(), pool, publish, c.batch)
			if err != nil || n == 0 {
				t.Fatal(n, err)
			}
			left -= n
		}
		fmt.Fprintf(&out, "batch of %-5d%8.0f events/s\n", c.batch,
			float64(c.events)/time.Since(start).Seconds())
	}
	proof.Record(t, "testdata/record.txt", out.String())
}
