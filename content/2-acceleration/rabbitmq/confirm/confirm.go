// Package confirm publishes many messages in three ways.
package confirm

import (
	"context"
	"errors"

	amqp "github.com/rabbitmq/amqp091-go"
)

// ErrNacked means that the broker has refused a message.
var ErrNacked = errors.New("the broker did not take the message")

func publish(
	ctx context.Context, ch *amqp.Channel, queue string, body []byte,
) (*amqp.DeferredConfirmation, error) {
	return ch.PublishWithDeferredConfirmWithContext(ctx, "", queue, false,
		false, amqp.Publishing{
			DeliveryMode: amqp.Persistent, Body: body,
		})
}

// Forget does not ask what has become of the messages.
func Forget(
	ctx context.Context, ch *amqp.Channel, queue string, bodies [][]byte,
) error {
	for _, body := range bodies {
		if _, err := publish(ctx, ch, queue, body); err != nil {
			return err
		}
	}
	return nil
}

// Each waits for the confirm of a message before it sends the next.
func Each(
	ctx context.Context, ch *amqp.Channel, queue string, bodies [][]byte,
) error {
	for _, body := range bodies {
		confirm, err := publish(ctx, ch, queue, body)
		if err != nil {
			return err
		}
		if err := wait(ctx, confirm); err != nil {
			return err
		}
	}
	return nil
}

// region:window

// Window keeps at most size messages on the way: the next is sent when the
// oldest of them is confirmed.
func Window(
	ctx context.Context, ch *amqp.Channel, queue string, bodies [][]byte,
	size int,
) error {
	var way []*amqp.DeferredConfirmation
	for _, body := range bodies {
		if len(way) == size {
			if err := wait(ctx, way[0]); err != nil {
				return err
			}
			way = way[1:]
		}
		confirm, err := publish(ctx, ch, queue, body)
		if err != nil {
			return err
		}
		way = append(way, confirm)
	}
	for _, confirm := range way {
		if err := wait(ctx, confirm); err != nil {
			return err
		}
	}
	return nil
}

func wait(ctx context.Context, confirm *amqp.DeferredConfirmation) error {
	taken, err := confirm.WaitContext(ctx)
	if err == nil && !taken {
		err = ErrNacked
	}
	return err
}

// endregion
