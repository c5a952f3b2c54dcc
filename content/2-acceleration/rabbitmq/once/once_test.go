package once_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	amqp "github.com/rabbitmq/amqp091-go"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/once"
	"route500k/content/internal/proof"
)

// The first ack of every message is lost: the work is done, the broker does
// not know.
func TestAckIsLost(t *testing.T) {
	b := lab.New(t)
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, once.Schema)
	var out strings.Builder
	for i, c := range []struct {
		name   string
		charge func(
			context.Context, *pgxpool.Pool, string, int64) error
	}{{"naive", once.Naive}, {"once", once.Charge}} {
		postgres.Exec(t, pool, `TRUNCATE account`)
		postgres.Exec(t, pool, `INSERT INTO account VALUES (1, 1000)`)
		queue := b.Queue(fmt.Sprint("orders", i), nil)
		b.Fill(queue, 3)
		calls, seen := 0, map[string]bool{}
		for done := 0; done < 3; {
			ch := b.Channel()
			d := next(t, ch, queue)
			err := c.charge(t.Context(), pool, d.MessageId, 100)
			if err != nil {
				t.Fatal(err)
			}
			calls++
			if seen[d.MessageId] {
				done++
				if err := d.Ack(false); err != nil {
					t.Fatal(err)
				}
			}
			seen[d.MessageId] = true
			_ = ch.Close() // the first time, before the ack
		}
		var balance int64
		err := pool.QueryRow(t.Context(),
			`SELECT balance FROM account WHERE id = 1`).Scan(&balance)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-5s 3 messages of 100, %d deliveries: "+
			"charged %d\n", c.name, calls, 1000-balance)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

func next(t *testing.T, ch *amqp.Channel, queue string) amqp.Delivery {
	t.Helper()
	if err := ch.Qos(1, 0, false); err != nil {
		t.Fatal(err)
	}
	deliveries, err := ch.Consume(queue, "", false, false, false, false,
		nil)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case d := <-deliveries:
		return d
	case <-time.After(10 * time.Second):
		t.Fatal("no message in 10 s")
	}
	return amqp.Delivery{}
}
