package orders

import (
	"context"
	"errors"
	"fmt"
	"sync"

	amqp "github.com/rabbitmq/amqp091-go"
)

// broker is one connection; a lost one ends the role, and whoever started
// the container starts it again.
type broker struct {
	conn  *amqp.Connection
	queue string
	mu    sync.Mutex
	ch    *amqp.Channel
}

func dial(cfg Config) (*broker, error) {
	conn, err := amqp.Dial(cfg.Broker)
	if err != nil {
		return nil, fmt.Errorf("broker: %w", err)
	}
	ch, err := conn.Channel()
	if err == nil {
		err = ch.Confirm(false)
	}
	if err == nil {
		const durable, autoDelete, exclusive, noWait = true, false, false, false
		_, err = ch.QueueDeclare(cfg.Queue,
			durable, autoDelete, exclusive, noWait,
			amqp.Table{amqp.QueueTypeArg: amqp.QueueTypeQuorum})
	}
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &broker{conn: conn, queue: cfg.Queue, ch: ch}, nil
}

// lost returns a context that ends with the connection.
func (b *broker) lost(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancelCause(ctx)
	closed := b.conn.NotifyClose(make(chan *amqp.Error, 1))
	go func() {
		if reason := <-closed; reason != nil {
			cancel(fmt.Errorf("broker: %w", reason))
		}
		cancel(nil)
	}()
	return ctx
}

// publish returns when the broker has the message on disk.
func (b *broker) publish(ctx context.Context, body []byte) error {
	message := amqp.Publishing{
		DeliveryMode: amqp.Persistent,
		Headers:      amqp.Table{},
		Body:         body,
	}
	inject(ctx, message.Headers)
	b.mu.Lock()
	defer b.mu.Unlock()
	confirmed, err := b.ch.PublishWithDeferredConfirmWithContext(
		ctx, "", b.queue, true, false, message)
	if err != nil {
		return err
	}
	acked, err := confirmed.WaitContext(ctx)
	if err == nil && !acked {
		err = errors.New("broker refused the message")
	}
	return err
}
