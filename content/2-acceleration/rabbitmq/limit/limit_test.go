// Package limit shows what a quorum queue does with a message that is
// rejected again and again.
package limit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

func TestPoison(t *testing.T) {
	b := lab.New(t)
	dead := b.Queue("dead", nil)
	var out strings.Builder
	for _, c := range []struct {
		name string
		args amqp.Table
	}{
		// region:limits
		{"no dead-letter exchange", amqp.Table{
			"x-delivery-limit": 2, // 20 since 4.0 if not set
		}},
		{"with one", amqp.Table{
			"x-delivery-limit":          2,
			"x-dead-letter-exchange":    "", // the default one
			"x-dead-letter-routing-key": dead,
		}},
		// endregion
	} {
		queue := b.Queue(c.name, c.args)
		b.Fill(queue, 1)
		ch := b.Channel()
		deliveries, err := ch.Consume(queue, "", false, false, false,
			false, nil)
		if err != nil {
			t.Fatal(err)
		}
		tries := 0
		for quiet := false; !quiet; {
			select {
			case d := <-deliveries:
				tries++
				if err := d.Reject(true); err != nil {
					t.Fatal(err)
				}
			case <-time.After(2 * time.Second):
				quiet = true
			}
		}
		_ = ch.Close()
		fmt.Fprintf(&out, "%s: %d deliveries, %d in the queue, %d dead\n",
			c.name, tries, b.Left(queue, 0), b.Left(dead, 1))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
