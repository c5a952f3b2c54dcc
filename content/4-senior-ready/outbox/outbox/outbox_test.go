package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	amqp "github.com/rabbitmq/amqp091-go"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	return pool
}

func left(t *testing.T, pool *pgxpool.Pool) (n int) {
	t.Helper()
	err := pool.QueryRow(t.Context(),
		`SELECT count(*) FROM outbox`).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWholeWay(t *testing.T) {
	b := lab.New(t)
	pool := newPool(t)
	queue := b.Queue("billing", nil)
	ch := b.Channel()
	exchange := b.Prefix + "events"
	const durable, autoDelete = false, true
	err := ch.ExchangeDeclare(exchange, "topic", durable, autoDelete,
		false, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = ch.QueueBind(queue, "order.*", exchange, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, deliveries := bench.Consume(t, b.Conn, queue, 1)
	var out strings.Builder
	ctx := t.Context()
	// region:use
	ch.Confirm(false)
	returns := ch.NotifyReturn(make(chan amqp.Return, 100))
	publish := outbox.ToRabbit(ch, returns, exchange)

	fmt.Fprintln(&out, "place:", outbox.Place(ctx, pool, 7, 100))
	fmt.Fprintln(&out, "again:", outbox.Place(ctx, pool, 7, 100))
	sent, err := outbox.Relay(ctx, pool, publish, 100)
	fmt.Fprintln(&out, "relay:", sent, err)
	sent, err = outbox.Relay(ctx, pool, publish, 100)
	fmt.Fprintln(&out, "relay:", sent, err)
	d := bench.Next(t, deliveries)
	fmt.Fprintf(&out, "%s %s\n", d.Type, d.Body)
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
	if len(d.MessageId) != 36 || d.Headers["aggregate"] != "order:7" {
		t.Errorf("id %q, headers %v", d.MessageId, d.Headers)
	}
	_, err = pool.Exec(ctx, `INSERT INTO outbox (aggregate, type, payload)
		VALUES ('user:1', 'user.created', '{}')`)
	if err != nil {
		t.Fatal(err)
	}
	sent, err = outbox.Relay(ctx, pool, publish, 100)
	if sent != 0 || err == nil || left(t, pool) != 1 {
		t.Errorf("unroutable: sent %d, error %v", sent, err)
	}
}

func TestFailureKeepsAll(t *testing.T) {
	pool := newPool(t)
	for id := range int64(3) {
		if err := outbox.Place(t.Context(), pool, id, 1); err != nil {
			t.Fatal(err)
		}
	}
	refused := errors.New("connection refused")
	sent, err := outbox.Relay(t.Context(), pool,
		func(context.Context, []outbox.Event) error { return refused }, 10)
	if sent != 0 || !errors.Is(err, refused) || left(t, pool) != 3 {
		t.Errorf("sent %d, error %v, left %d", sent, err, left(t, pool))
	}
}

func TestRelaysShare(t *testing.T) {
	pool := newPool(t)
	const events = 200
	for id := range int64(events) {
		if err := outbox.Place(t.Context(), pool, id, 1); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	seen := map[string]int{}
	publish := func(_ context.Context, events []outbox.Event) error {
		mu.Lock()
		defer mu.Unlock()
		for _, e := range events {
			seen[e.EventID]++
		}
		return nil
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				n, err := outbox.Relay(t.Context(), pool, publish, 7)
				if err != nil {
					t.Error(err)
				}
				if n == 0 {
					return
				}
			}
		})
	}
	wg.Wait()
	if len(seen) != events || left(t, pool) != 0 {
		t.Errorf("%d events seen, %d left", len(seen), left(t, pool))
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s sent %d times without any failure", id, n)
		}
	}
}
