package confirm_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/confirm"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

func TestWays(t *testing.T) {
	n := 500
	if proof.Recording() {
		n = 5000
	}
	bodies := make([][]byte, n)
	for i := range bodies {
		bodies[i] = fmt.Appendf(nil, `{"order":%d}`, i)
	}
	b := lab.New(t)
	var text strings.Builder
	fmt.Fprintf(&text, "%s%d messages to a quorum queue, one node\n\n",
		b.Header(), n)
	var rates []float64
	type way func(
		context.Context, *amqp.Channel, string, [][]byte,
	) error
	window := func(
		ctx context.Context, ch *amqp.Channel, queue string,
		bodies [][]byte,
	) error {
		return confirm.Window(ctx, ch, queue, bodies, 100)
	}
	for i, c := range []struct {
		name string
		send way
	}{
		{"no confirms", confirm.Forget},
		{"wait for each", confirm.Each},
		{"window of 100", window},
	} {
		queue := b.Queue(fmt.Sprint("way", i), nil)
		ch := b.Channel()
		if i > 0 {
			if err := ch.Confirm(false); err != nil {
				t.Fatal(err)
			}
		}
		begin := time.Now()
		if err := c.send(t.Context(), ch, queue, bodies); err != nil {
			t.Fatal(err)
		}
		rate := float64(n) / time.Since(begin).Seconds()
		rates = append(rates, rate)
		if left := b.Left(queue, n); left != n {
			t.Errorf("%s: %d in the queue", c.name, left)
		}
		fmt.Fprintf(&text, "%-14s %7.0f messages/s\n", c.name, rate)
	}
	t.Log("\n" + text.String())
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text.String())
	}
	if rates[2] < rates[1] {
		t.Errorf("the window costs speed:\n%s", text.String())
	}
}
