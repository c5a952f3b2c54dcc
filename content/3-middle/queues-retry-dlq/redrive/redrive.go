// Package redrive gives dead messages back to work when what had killed
// them is mended.
package redrive

import (
	"context"
	"fmt"
	"strings"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Send puts a message into the work queue; nil means that it is there.
type Send func(ctx context.Context, m amqp.Publishing) error

// region:solution

// Redrive sends the wanted messages of a dead-letter queue and returns how
// many. It looks once at each message that was there at its beginning.
func Redrive(
	ctx context.Context, ch *amqp.Channel, dead string, send Send,
	want func(amqp.Delivery) bool,
) (sent int, err error) {
	state, err := ch.QueueDeclarePassive(dead, true, false, false, false,
		nil)
	if err != nil {
		return 0, err
	}
	var keep []amqp.Delivery // not given back at once: they would return
	defer func() {
		for _, d := range keep {
			_ = d.Nack(false, true)
		}
	}()
	for range state.Messages {
		const autoAck = false
		d, ok, err := ch.Get(dead, autoAck)
		if err != nil || !ok {
			return sent, err
		}
		if !want(d) {
			keep = append(keep, d)
			continue
		}
		if err := send(ctx, afresh(d)); err != nil {
			keep = append(keep, d)
			return sent, fmt.Errorf("redrive %s: %w", d.MessageId, err)
		}
		sent++
		if err := d.Ack(false); err != nil {
			return sent, err
		}
	}
	return sent, nil
}

// afresh is the message with the same id and all tries before it.
func afresh(d amqp.Delivery) amqp.Publishing {
	headers := amqp.Table{}
	for key, value := range d.Headers {
		if !strings.HasPrefix(key, "x-") {
			headers[key] = value
		}
	}
	delete(headers, "attempts")
	times, _ := headers["redriven"].(int32)
	headers["redriven"] = times + 1
	return amqp.Publishing{
		ContentType: d.ContentType, Type: d.Type, MessageId: d.MessageId,
		CorrelationId: d.CorrelationId, Timestamp: d.Timestamp,
		DeliveryMode: amqp.Persistent, Headers: headers, Body: d.Body,
	}
}

// endregion
