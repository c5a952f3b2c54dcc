// Package publish hands messages over to the broker and knows whether it
// has taken them.
package publish

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:publisher

// ErrNacked means that the broker has refused, or that the connection was
// lost before the answer: then nobody knows, and one publishes again.
var ErrNacked = errors.New("not confirmed")

// ErrUnroutable means that no queue is bound for this key.
var ErrUnroutable = errors.New("no queue for the message")

// Publisher is safe for concurrent use.
type Publisher struct {
	dial func() (*amqp.Connection, error)

	mu      sync.Mutex // guards the rest
	conn    *amqp.Connection
	ch      *amqp.Channel
	returns chan amqp.Return
	strays  map[string]bool // ids of returned messages
}

// Publish returns nil when the message is in a queue, as safe as the queue
// is. Give it a deadline.
func (p *Publisher) Publish(
	ctx context.Context, exchange, key string, m amqp.Publishing,
) error {
	m.DeliveryMode = amqp.Persistent
	if m.MessageId == "" {
		m.MessageId = rand.Text() // the consumer tells repeats by it
	}
	confirm, err := p.send(ctx, exchange, key, m)
	if err != nil {
		return fmt.Errorf("publish %s: %w", key, err)
	}
	taken, err := confirm.WaitContext(ctx) // without the lock
	switch {
	case err != nil:
		return fmt.Errorf("publish %s: %w", key, err)
	case !taken:
		return fmt.Errorf("publish %s: %w", key, ErrNacked)
	case p.stray(m.MessageId): // a return comes before its confirm
		return fmt.Errorf("publish %s: %w", key, ErrUnroutable)
	}
	return nil
}

// endregion

// region:send

func (p *Publisher) send(
	ctx context.Context, exchange, key string, m amqp.Publishing,
) (*amqp.DeferredConfirmation, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.open(); err != nil {
		return nil, err
	}
	const mandatory, immediate = true, false
	return p.ch.PublishWithDeferredConfirmWithContext(ctx, exchange, key,
		mandatory, immediate, m)
}

// open makes a connection and a channel where the old ones are lost.
func (p *Publisher) open() (err error) {
	if p.conn == nil || p.conn.IsClosed() {
		if p.conn, err = p.dial(); err != nil {
			return err
		}
	}
	if p.ch != nil && !p.ch.IsClosed() {
		return nil
	}
	if p.ch, err = p.conn.Channel(); err != nil {
		return err
	}
	p.returns = p.ch.NotifyReturn(make(chan amqp.Return, 1024))
	return p.ch.Confirm(false)
}

func (p *Publisher) stray(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		select {
		case returned, ok := <-p.returns:
			if ok {
				p.strays[returned.MessageId] = true
				continue
			}
		default:
		}
		lost := p.strays[id]
		delete(p.strays, id)
		return lost
	}
}

// endregion

// New returns a publisher; it connects with the first message.
func New(dial func() (*amqp.Connection, error)) *Publisher {
	return &Publisher{dial: dial, strays: map[string]bool{}}
}

// Close ends the connection.
func (p *Publisher) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conn == nil || p.conn.IsClosed() {
		return nil
	}
	return p.conn.Close()
}
