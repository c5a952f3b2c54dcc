package redrive

import (
	"context"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Send puts a message into the work queue; nil means that it is there.
type Send func(ctx context.Context, m amqp.Publishing) error

// region:start

// Redrive sends the wanted messages of a dead-letter queue and returns how
// many. It looks once at each message that was there at its beginning.
func Redrive(
	ctx context.Context, ch *amqp.Channel, dead string, send Send,
	want func(amqp.Delivery) bool,
) (sent int, err error) {
	for {
		d, ok, err := ch.Get(dead, true)
		if err != nil || !ok {
			return sent, err
		}
		if !want(d) {
			continue
		}
		err = send(ctx, amqp.Publishing{
			MessageId: d.MessageId, Headers: d.Headers, Body: d.Body,
		})
		if err != nil {
			return sent, err
		}
		sent++
	}
}

// endregion
