package order_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	amqp "github.com/rabbitmq/amqp091-go"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/3-middle/queues-retry-dlq/ladder"
	"route500k/content/3-middle/queues-retry-dlq/order"
	"route500k/content/internal/proof"
)

// The second event fails once, for the database is away; the third one
// comes meanwhile.
func TestRetryBreaksOrder(t *testing.T) {
	b := lab.New(t)
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, order.Schema)
	var out strings.Builder
	for i, c := range []struct {
		name  string
		apply func(context.Context, pgx.Tx, order.Event) error
	}{{"as they come", order.Naive}, {"by version", order.Apply}} {
		postgres.Exec(t, pool, `TRUNCATE order_view`)
		l := ladder.Ladder{
			Queue: fmt.Sprint(b.Prefix, "events", i), Lanes: 1,
			Steps: []time.Duration{100 * time.Millisecond,
				200 * time.Millisecond, 400 * time.Millisecond,
				800 * time.Millisecond},
		}
		if err := l.Declare(b.Channel()); err != nil {
			t.Fatal(err)
		}
		bench.Drop(t, b, l.Queues()...)
		ch, deliveries := bench.Consume(t, b.Conn, l.Queue, 1)
		send := func(
			ctx context.Context, queue string, m amqp.Publishing,
		) error {
			confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx,
				"", queue, true, false, m)
			if err != nil {
				return err
			}
			if ok, err := confirm.WaitContext(ctx); err != nil || !ok {
				return errors.Join(err, errors.New("not confirmed"))
			}
			return nil
		}
		for i, status := range []string{"created", "paid", "shipped"} {
			body, err := json.Marshal(order.Event{
				Order: 7, Version: i + 1, Status: status})
			if err != nil {
				t.Fatal(err)
			}
			err = send(t.Context(), l.Queue, amqp.Publishing{
				MessageId: fmt.Sprint(i + 1), Body: body})
			if err != nil {
				t.Fatal(err)
			}
		}
		var applied []string
		for len(applied) < 3 {
			d := bench.Next(t, deliveries)
			var e order.Event
			if err := json.Unmarshal(d.Body, &e); err != nil {
				t.Fatal(err)
			}
			err := pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
				if e.Status == "paid" && ladder.Attempts(d.Headers) == 0 {
					return errors.New("database: timeout")
				}
				return c.apply(t.Context(), tx, e)
			})
			if err == nil {
				applied = append(applied, e.Status)
			}
			if err := l.Settle(t.Context(), send, d, err); err != nil {
				t.Fatal(err)
			}
		}
		var status string
		err := pool.QueryRow(t.Context(),
			`SELECT status FROM order_view WHERE id = 7`).Scan(&status)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-13s %s -> the order is %s\n", c.name,
			strings.Join(applied, " "), status)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
