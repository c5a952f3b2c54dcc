// Package simple repeats a failed message after one and the same pause,
// counts by the broker's own header and gives up.
package simple

import (
	"context"
	"errors"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:declare

// Declare makes the work queue, the queue where failures wait, and the
// queue of those given up.
func Declare(ch *amqp.Channel, work string, pause time.Duration) error {
	for name, args := range map[string]amqp.Table{
		work: { // what is rejected goes to wait
			"x-dead-letter-exchange":    "", // by name of the queue
			"x-dead-letter-routing-key": work + ".wait",
		},
		work + ".wait": { // nobody reads it: what expires goes back
			amqp.QueueMessageTTLArg:     pause.Milliseconds(),
			"x-dead-letter-exchange":    "",
			"x-dead-letter-routing-key": work,
		},
		work + ".dead": {},
	} {
		args[amqp.QueueTypeArg] = amqp.QueueTypeQuorum
		_, err := ch.QueueDeclare(name, true, false, false, false, args)
		if err != nil {
			return err
		}
	}
	return nil
}

// endregion

// region:settle

// ErrPermanent marks what no repetition will mend.
var ErrPermanent = errors.New("permanent")

// Settle ends a delivery by what the handler has returned. The channel
// must be in the confirm mode.
func Settle(
	ctx context.Context, ch *amqp.Channel, work string, tries int64,
	d amqp.Delivery, err error,
) error {
	switch {
	case err == nil:
		return d.Ack(false)
	case !errors.Is(err, ErrPermanent) && rejected(d, work)+1 < tries:
		return d.Reject(false) // to wait, and then back
	}
	confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx,
		"", work+".dead", true, false, amqp.Publishing{
			DeliveryMode: amqp.Persistent,
			MessageId:    d.MessageId,
			Headers:      amqp.Table{"error": err.Error()},
			Body:         d.Body,
		})
	if err != nil {
		return err
	}
	if ok, err := confirm.WaitContext(ctx); err != nil || !ok {
		return errors.Join(err, errors.New("not moved"))
	}
	return d.Ack(false) // only now: it is in the other queue
}

// rejected counts earlier failures: the broker writes them down.
func rejected(d amqp.Delivery, queue string) int64 {
	deaths, _ := d.Headers["x-death"].([]any)
	for _, death := range deaths {
		death, _ := death.(amqp.Table)
		if death["queue"] == queue && death["reason"] == "rejected" {
			count, _ := death["count"].(int64)
			return count
		}
	}
	return 0
}

// endregion
