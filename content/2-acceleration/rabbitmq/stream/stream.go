// Package stream reads a log that stays where it is.
package stream

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

// region:stream

// Declare makes a stream: an append-only log with a limit of size.
func Declare(ch *amqp.Channel, name string) error {
	_, err := ch.QueueDeclare(name, true, false, false, false, amqp.Table{
		amqp.QueueTypeArg: amqp.QueueTypeStream,
		"x-max-age":       "7D",
	})
	return err
}

// Read starts at an offset: "first", "last", "next" or a number. An ack
// only asks for more, it removes nothing.
func Read(
	ch *amqp.Channel, name string, offset any,
) (<-chan amqp.Delivery, error) {
	if err := ch.Qos(100, 0, false); err != nil { // a must for streams
		return nil, err
	}
	return ch.Consume(name, "", false, false, false, false,
		amqp.Table{"x-stream-offset": offset})
}

// endregion
