package hello_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/2-acceleration/rabbitmq/hello"
	"route500k/content/2-acceleration/rabbitmq/lab"
	"route500k/content/internal/proof"
)

func TestSendAndReceive(t *testing.T) {
	b := lab.New(t)
	queue := b.Queue("orders", nil)
	ch := b.Channel()
	if err := hello.Declare(ch, queue); err != nil {
		t.Fatal(err)
	}
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	// region:use
	for _, body := range []string{`{"order":1}`, `{"order":2}`} {
		err := hello.Send(t.Context(), ch, queue, []byte(body))
		fmt.Fprintln(&out, "sent:", err)
	}
	enough := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	failed := false
	err := hello.Receive(ctx, ch, queue, func(d amqp.Delivery) error {
		fmt.Fprintf(&out, "got %s redelivered=%t\n",
			d.Body, d.Redelivered)
		if string(d.Body) == `{"order":2}` {
			failed = true
			return errors.New("no database")
		}
		return nil
	})
	fmt.Fprintln(&out, "stopped:", err)
	// endregion
	if !failed {
		t.Error("the handler was not called")
	}
	// The broker may have given it to the same subscription once more.
	if err := ch.Close(); err != nil {
		t.Fatal(err)
	}
	cancel(enough)
	if left := b.Left(queue, 1); left != 1 {
		t.Errorf("%d messages left, want 1: order 2", left)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}
