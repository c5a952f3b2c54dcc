// Package hello sends a message and receives it, and leaves nothing out
// that keeps it from getting lost.
package hello

import (
	"context"
	"errors"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:declare

// Declare makes a replicated queue that survives a restart. To declare
// what is there already, with the same arguments, is no error.
func Declare(ch *amqp.Channel, name string) error {
	const durable, autoDelete, exclusive, noWait = true, false, false, false
	_, err := ch.QueueDeclare(name, durable, autoDelete, exclusive, noWait,
		amqp.Table{amqp.QueueTypeArg: amqp.QueueTypeQuorum})
	return err
}

// endregion

// region:send

// ErrNacked means that the broker has refused the message.
var ErrNacked = errors.New("the broker did not take the message")

// Send returns nil when the broker has taken over the message. The channel
// must be in the confirm mode: ch.Confirm(false).
func Send(
	ctx context.Context, ch *amqp.Channel, queue string, body []byte,
) error {
	const mandatory, immediate = true, false
	confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx,
		"", queue, mandatory, immediate, amqp.Publishing{
			ContentType:  "application/json",
			DeliveryMode: amqp.Persistent,
			Body:         body,
		})
	if err != nil {
		return err
	}
	taken, err := confirm.WaitContext(ctx)
	if err == nil && !taken {
		err = ErrNacked
	}
	return err
}

// endregion

// region:receive

// Receive handles deliveries one at a time until ctx is done.
func Receive(
	ctx context.Context, ch *amqp.Channel, queue string,
	handle func(amqp.Delivery) error,
) error {
	const prefetch, size, global = 1, 0, false
	if err := ch.Qos(prefetch, size, global); err != nil {
		return err
	}
	const autoAck, exclusive, noLocal, noWait = false, false, false, false
	deliveries, err := ch.ConsumeWithContext(ctx, queue, "",
		autoAck, exclusive, noLocal, noWait, nil)
	if err != nil {
		return err
	}
	for d := range deliveries { // until ctx is done or the channel closed
		if err := handle(d); err != nil {
			return errors.Join(err, d.Reject(true)) // back into the queue
		}
		if err := d.Ack(false); err != nil { // after the work, not before
			return err
		}
	}
	return context.Cause(ctx)
}

// endregion
