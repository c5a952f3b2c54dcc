package dual_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/4-senior-ready/outbox/dual"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

func TestCrashInTheMiddle(t *testing.T) {
	b := lab.New(t)
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	ch := b.Channel()
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	var queue string
	crashed := errors.New("killed")
	s := &dual.Service{
		Pool:  pool,
		Crash: func() error { return crashed },
		Publish: func(ctx context.Context, order int64) error {
			confirm, err := ch.PublishWithDeferredConfirm("", queue, true,
				false, amqp.Publishing{Body: fmt.Append(nil, order)})
			if err != nil {
				return err
			}
			_, err = confirm.WaitContext(ctx)
			return err
		},
	}
	var out strings.Builder
	for i, c := range []struct {
		name  string
		place func(context.Context, int64) error
	}{
		{"commit, then publish", s.CommitFirst},
		{"publish, then commit", s.PublishFirst},
	} {
		queue = b.Queue(fmt.Sprint("orders", i), nil)
		postgres.Exec(t, pool, `TRUNCATE orders`)
		if err := c.place(t.Context(), 7); !errors.Is(err, crashed) {
			t.Errorf("%s: %v", c.name, err)
		}
		var orders int
		err := pool.QueryRow(t.Context(),
			`SELECT count(*) FROM orders`).Scan(&orders)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s: %d order, %d event\n", c.name, orders,
			b.Left(queue, i))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
