package simple_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	bench "route500k/content/3-middle/queues-retry-dlq/lab"
	"route500k/content/3-middle/queues-retry-dlq/simple"
	"route500k/content/internal/proof"
)

func TestThreeFates(t *testing.T) {
	b := lab.New(t)
	work := b.Prefix + "orders"
	if err := simple.Declare(b.Channel(), work, 200*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	bench.Drop(t, b, work, work+".wait", work+".dead")
	b.Fill(work, 3)
	ch, deliveries := bench.Consume(t, b.Conn, work, 1)
	var out strings.Builder
	// region:use
	calls := map[string]int{}
	handle := func(d amqp.Delivery) error {
		order := string(d.Body)
		calls[order]++
		switch {
		case order == "order 2":
			return errors.New("warehouse: timeout") // always
		case order == "order 3":
			return fmt.Errorf("no such product: %w", simple.ErrPermanent)
		}
		return nil
	}
	for range 5 { // 1 + 3 + 1
		d := bench.Next(t, deliveries)
		err := handle(d)
		fmt.Fprintf(&out, "%s, try %d: %v\n", d.Body,
			calls[string(d.Body)], err)
		err = simple.Settle(t.Context(), ch, work, 3, d, err)
		if err != nil {
			t.Fatal(err)
		}
	}
	// endregion
	fmt.Fprintf(&out, "dead: %d\n", b.Left(work+".dead", 2))
	if n := b.Left(work, 0) + b.Left(work+".wait", 0); n != 0 {
		t.Errorf("%d messages left", n)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
