// Package quiz holds the programs of «what does it print?» about RabbitMQ.
package quiz

import (
	"fmt"
	"io"

	amqp "github.com/rabbitmq/amqp091-go"
)

// Unroutable publishes where no queue is bound.
func Unroutable(conn *amqp.Connection, queue string, out io.Writer) {
	// region:unroutable
	ch, _ := conn.Channel()
	ch.Confirm(false)
	returns := ch.NotifyReturn(make(chan amqp.Return, 1))
	for _, mandatory := range []bool{false, true} {
		confirm, err := ch.PublishWithDeferredConfirm(
			"", "no-such-queue", mandatory, false, amqp.Publishing{})
		fmt.Fprintln(out, err, confirm.Wait(), len(returns))
	}
	fmt.Fprintln(out, (<-returns).ReplyText)
	// endregion
}

// Twice acks one delivery twice.
func Twice(conn *amqp.Connection, queue string, out io.Writer) {
	// region:twice
	ch, _ := conn.Channel()
	closed := ch.NotifyClose(make(chan *amqp.Error, 1))
	ch.Publish("", queue, false, false, amqp.Publishing{})
	deliveries, _ := ch.Consume(queue, "", false, false, false, false, nil)
	d := <-deliveries
	fmt.Fprintln(out, d.Ack(false), d.Ack(false))
	fmt.Fprintln(out, (<-closed).Reason)
	_, open := <-deliveries
	fmt.Fprintln(out, open, conn.IsClosed())
	// endregion
}

// Redeclare asks for the same queue with another argument.
func Redeclare(conn *amqp.Connection, queue string, out io.Writer) {
	// region:redeclare
	ch, _ := conn.Channel()
	_, err := ch.QueueDeclare(queue, true, false, false, false,
		amqp.Table{"x-queue-type": "classic"}) // it is a quorum queue
	fmt.Fprintln(out, err)
	_, err = ch.QueueDeclarePassive(queue, true, false, false, false, nil)
	fmt.Fprintln(out, err)
	// endregion
}
