// Package dlq looks into a dead-letter queue.
package dlq

import (
	"fmt"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:look

// Look counts up to n dead messages by their error and leaves them there:
// the channel takes them and gives them back when it is closed.
func Look(conn *amqp.Connection, dead string, n int) (
	map[string]int, error,
) {
	ch, err := conn.Channel()
	if err != nil {
		return nil, err
	}
	defer ch.Close()
	errors := map[string]int{}
	for range n {
		d, ok, err := ch.Get(dead, false)
		if err != nil || !ok {
			return errors, err
		}
		errors[fmt.Sprint(d.Headers["error"])]++
	}
	return errors, nil
}

// endregion
