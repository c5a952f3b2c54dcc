// Package run keeps a consumer alive through failures of the network and
// of the broker.
package run

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

// region:dial

// Dial connects with a name of its own and a short deadline.
func Dial(address, service string) (*amqp.Connection, error) {
	properties := amqp.NewConnectionProperties()
	properties.SetClientConnectionName(service) // seen in the management
	return amqp.DialConfig(address, amqp.Config{
		Properties: properties,
		Dial:       amqp.DefaultDial(5 * time.Second), // 30 s by default
		// Heartbeat is 10 s by default: three missed mean a dead peer.
	})
}

// endregion

// region:run

const (
	first   = 500 * time.Millisecond
	longest = 30 * time.Second
	calm    = time.Minute // after it the waiting starts anew
)

// Run serves until ctx is done. After a failure it connects again: a new
// connection, a new channel, the same queue declared once more.
func Run(
	ctx context.Context, dial func() (*amqp.Connection, error),
	serve func(context.Context, *amqp.Channel) error,
	report func(error),
) {
	wait := first
	for ctx.Err() == nil {
		start := time.Now()
		err := session(ctx, dial, serve)
		if ctx.Err() != nil {
			return // stopped, not failed
		}
		report(err)
		if time.Since(start) > calm {
			wait = first
		}
		select {
		case <-time.After(rand.N(wait)): // all replicas fell together
			wait = min(2*wait, longest)
		case <-ctx.Done():
		}
	}
}

func session(
	ctx context.Context, dial func() (*amqp.Connection, error),
	serve func(context.Context, *amqp.Channel) error,
) error {
	conn, err := dial()
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close()
	ch, err := conn.Channel()
	if err != nil {
		return fmt.Errorf("channel: %w", err)
	}
	return serve(ctx, ch)
}

// endregion
