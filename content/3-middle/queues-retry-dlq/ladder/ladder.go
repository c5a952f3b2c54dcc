// Package ladder repeats failed messages after growing pauses and keeps
// those given up, with the reason.
package ladder

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:declare

// Ladder is a work queue with its pauses and its dead-letter queue.
type Ladder struct {
	Queue string
	Steps []time.Duration // after the first failure, the second…
	Lanes int             // queues a step, each with a TTL of its own
}

// Declare makes all the queues: by one and the same code in every replica.
func (l Ladder) Declare(ch *amqp.Channel) error {
	err := declare(ch, l.Queue, amqp.Table{
		// A message that kills the process never comes to Settle.
		"x-delivery-limit":          10,
		"x-dead-letter-exchange":    "",
		"x-dead-letter-routing-key": l.Dead(),
	})
	for step := range l.Steps {
		for lane := range l.Lanes {
			err = errors.Join(err, declare(ch, l.wait(step, lane),
				amqp.Table{
					amqp.QueueMessageTTLArg:     l.ttl(step, lane),
					"x-dead-letter-exchange":    "",
					"x-dead-letter-routing-key": l.Queue,
					// Expired is removed only when the work queue has it.
					"x-dead-letter-strategy": "at-least-once",
					"x-overflow":             "reject-publish",
				}))
		}
	}
	return errors.Join(err, declare(ch, l.Dead(), nil))
}

// ttl spreads the lanes of a step over the upper half of its pause.
func (l Ladder) ttl(step, lane int) int64 {
	half := l.Steps[step] / 2
	ttl := half + half*time.Duration(lane+1)/time.Duration(l.Lanes)
	return ttl.Milliseconds()
}

// endregion

// Dead is the name of the dead-letter queue.
func (l Ladder) Dead() string { return l.Queue + ".dead" }

// Queues are the names of all the queues.
func (l Ladder) Queues() []string {
	queues := []string{l.Queue, l.Dead()}
	for step := range l.Steps {
		for lane := range l.Lanes {
			queues = append(queues, l.wait(step, lane))
		}
	}
	return queues
}

func (l Ladder) wait(step, lane int) string {
	return fmt.Sprintf("%s.wait.%v.%d", l.Queue, l.Steps[step], lane)
}

func declare(ch *amqp.Channel, name string, args amqp.Table) error {
	all := amqp.Table{amqp.QueueTypeArg: amqp.QueueTypeQuorum}
	for key, value := range args {
		all[key] = value
	}
	_, err := ch.QueueDeclare(name, true, false, false, false, all)
	return err
}

// region:permanent

// Permanent marks an error that no repetition will mend.
func Permanent(err error) error { return permanent{err} }

type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

// endregion

// region:settle

// Publish puts a message into a queue; nil means that it is there.
type Publish func(
	ctx context.Context, queue string, m amqp.Publishing) error

// Settle ends a delivery by what the handler has returned. After an error
// of Settle itself the channel is to be closed: the broker gives the
// message to somebody else.
func (l Ladder) Settle(
	ctx context.Context, publish Publish, d amqp.Delivery, err error,
) error {
	if err != nil {
		m := again(d, err)
		err = publish(ctx, l.next(Attempts(m.Headers), err), m)
	}
	if err != nil {
		return fmt.Errorf("keep %s: %w", d.MessageId, err)
	}
	return d.Ack(false) // a crash before it: a repeat, not a loss
}

// next is where a message goes after so many tries.
func (l Ladder) next(tries int32, err error) string {
	_, hopeless := errors.AsType[permanent](err)
	if hopeless || int(tries) > len(l.Steps) {
		return l.Dead()
	}
	return l.wait(int(tries)-1, rand.N(l.Lanes))
}

// again is the message for its next queue: the same id, one try more.
func again(d amqp.Delivery, err error) amqp.Publishing {
	headers := amqp.Table{"first-failed-at": time.Now()}
	for key, value := range d.Headers {
		if !strings.HasPrefix(key, "x-") { // those are the broker's
			headers[key] = value
		}
	}
	headers["attempts"] = Attempts(d.Headers) + 1
	headers["error"] = err.Error()
	return amqp.Publishing{
		ContentType: d.ContentType, Type: d.Type, MessageId: d.MessageId,
		CorrelationId: d.CorrelationId, Timestamp: d.Timestamp,
		Headers: headers, Body: d.Body,
	}
}

// Attempts is how often handlers have failed with the message.
func Attempts(headers amqp.Table) int32 {
	n, _ := headers["attempts"].(int32)
	return n
}

// endregion
