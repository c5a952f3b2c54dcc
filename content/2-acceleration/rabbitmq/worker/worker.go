// Package worker handles the deliveries of a queue with a few goroutines.
package worker

import (
	"context"
	"crypto/rand"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Handle does the work of a message. It may be called twice for one.
type Handle func(ctx context.Context, d amqp.Delivery) error

// region:solution

// Serve handles deliveries with n goroutines until ctx is done or the
// channel is closed. Then it takes no more, gives back what is not begun,
// lets the handlers finish for as long as grace, and returns after them.
// Nil means that it was stopped by ctx.
func Serve(
	ctx context.Context, ch *amqp.Channel, queue string, n int,
	grace time.Duration, handle Handle,
) error {
	if err := ch.Qos(n, 0, false); err != nil {
		return err
	}
	tag := rand.Text()
	const autoAck = false
	deliveries, err := ch.Consume(queue, tag, autoAck,
		false, false, false, nil)
	if err != nil {
		return err
	}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		time.AfterFunc(grace, cancel)
		_ = ch.Cancel(tag, false) // ends the deliveries
	})
	defer stop()
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for d := range deliveries {
				if ctx.Err() != nil {
					_ = d.Nack(false, true) // not begun: for others
					continue
				}
				settle(d, safely(work, d, handle))
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return nil
	}
	return fmt.Errorf("consumer of %s: %w", queue, amqp.ErrClosed)
}

// settle tells the broker what has become of the message. An error here
// means a closed channel: then the broker delivers it again by itself.
func settle(d amqp.Delivery, err error) {
	switch {
	case err == nil:
		_ = d.Ack(false)
	case !d.Redelivered:
		_ = d.Reject(true) // one more chance
	default:
		_ = d.Reject(false) // to the dead-letter exchange, or nowhere
	}
}

func safely(
	ctx context.Context, d amqp.Delivery, handle Handle,
) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return handle(ctx, d)
}

// endregion
