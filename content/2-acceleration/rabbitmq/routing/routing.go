// Package routing shows which queues get a message.
package routing

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

// region:topology

// Binding is a line between an exchange and a queue.
type Binding struct {
	Queue, Key string
	Headers    amqp.Table
}

// Bind makes an exchange of the kind and ties the queues to it.
func Bind(
	ch *amqp.Channel, exchange, kind string, bindings []Binding,
) error {
	const durable, autoDelete, internal, noWait = true, true, false, false
	err := ch.ExchangeDeclare(exchange, kind,
		durable, autoDelete, internal, noWait, nil)
	if err != nil {
		return err
	}
	for _, b := range bindings {
		err := ch.QueueBind(b.Queue, b.Key, exchange, noWait, b.Headers)
		if err != nil {
			return err
		}
	}
	return nil
}

// endregion
