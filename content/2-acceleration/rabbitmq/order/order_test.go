// Package order shows when the messages of a queue are handled in the order
// of their arrival, and when they are not.
package order_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

func TestOrder(t *testing.T) {
	b := lab.New(t)
	var out strings.Builder
	for _, c := range []struct {
		name string
		args amqp.Table
		wait time.Duration // of A, at most
	}{
		{"two consumers", amqp.Table{
			"x-delivery-limit": 10,
		}, 10 * time.Second},
		{"single active consumer", amqp.Table{
			// region:single
			"x-single-active-consumer": true,
			"x-delivery-limit":         10, // a reject goes to the head
			// endregion
		}, 500 * time.Millisecond},
	} {
		queue := b.Queue(c.name, c.args)
		done := make(chan string, 6)
		// A fails once with order 1, B takes the rest meanwhile.
		var mu sync.Mutex
		failed, rest, others := false, 4, make(chan struct{})
		handle := func(d amqp.Delivery) {
			if string(d.Body) == "order 1" {
				mu.Lock()
				first := !failed
				failed = true
				mu.Unlock()
				if first {
					select {
					case <-others:
					case <-time.After(c.wait):
					}
					d.Reject(true)
					return
				}
			}
			d.Ack(false)
			mu.Lock()
			if rest--; rest == 0 {
				close(others)
			}
			mu.Unlock()
			done <- strings.TrimPrefix(string(d.Body), "order ")
		}
		for range 2 {
			ch := b.Channel()
			if err := ch.Qos(1, 0, false); err != nil {
				t.Fatal(err)
			}
			deliveries, err := ch.Consume(queue, "", false, false, false,
				false, nil)
			if err != nil {
				t.Fatal(err)
			}
			go func() {
				for d := range deliveries {
					handle(d)
				}
			}()
		}
		b.Fill(queue, 5)
		var got []string
		for range 5 {
			select {
			case order := <-done:
				got = append(got, order)
			case <-time.After(10 * time.Second):
				t.Fatalf("%s: only %v", c.name, got)
			}
		}
		fmt.Fprintf(&out, "%-23s %s\n", c.name, strings.Join(got, " "))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
