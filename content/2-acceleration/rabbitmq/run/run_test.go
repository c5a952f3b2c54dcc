package run_test

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/2-acceleration/rabbitmq/run"
	"route500k/content/2-acceleration/rabbitmq/worker"
	"route500k/content/internal/proof"
)

func TestConnectionIsCut(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("orders", nil)
	b.Fill(queue, 3)
	var cable net.Conn
	dial := func() (*amqp.Connection, error) {
		return amqp.DialConfig(b.Address, amqp.Config{
			Dial: func(network, addr string) (net.Conn, error) {
				conn, err := amqp.DefaultDial(5*time.Second)(network, addr)
				cable = conn
				return conn, err
			},
		})
	}
	var out strings.Builder
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	// region:cut
	handle := func(_ context.Context, d amqp.Delivery) error {
		fmt.Fprintf(&out, "%s redelivered=%t\n", d.Body, d.Redelivered)
		switch {
		case string(d.Body) == "order 2" && !d.Redelivered:
			cable.Close() // the work is done, the ack will not arrive
		case string(d.Body) == "order 3":
			cancel()
		}
		return nil
	}
	serve := func(ctx context.Context, ch *amqp.Channel) error {
		return worker.Serve(ctx, ch, queue, 1, time.Second, handle)
	}
	run.Run(ctx, dial, serve, func(error) {
		fmt.Fprintln(&out, "connection lost")
	})
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
	if left := b.Left(queue, 0); left != 0 {
		t.Errorf("%d messages left", left)
	}
}

func TestRunStopsWhileNobodyAnswers(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	attempts := 0
	run.Run(ctx, func() (*amqp.Connection, error) {
		return run.Dial("amqp://127.0.0.1:1/", "orders")
	}, nil, func(error) { attempts++ })
	if attempts == 0 || attempts > 100 {
		t.Errorf("%d attempts in a second", attempts)
	}
}
