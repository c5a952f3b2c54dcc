// Package worker is a draft: it compiles, and it is wrong.
package worker

import (
	"context"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Handle does the work of a message. It may be called twice for one.
type Handle func(ctx context.Context, d amqp.Delivery) error

// region:start

// Serve handles deliveries with n goroutines until ctx is done or the
// channel is closed. Then it takes no more, gives back what is not begun,
// lets the handlers finish for as long as grace, and returns after them.
// Nil means that it was stopped by ctx.
func Serve(
	ctx context.Context, ch *amqp.Channel, queue string, n int,
	grace time.Duration, handle Handle,
) error {
	deliveries, err := ch.Consume(queue, "", true,
		false, false, false, nil)
	if err != nil {
		return err
	}
	for {
		select {
		case d := <-deliveries:
			go handle(ctx, d)
		case <-ctx.Done():
			return nil
		}
	}
}

// endregion
