// Package outbox keeps events in the transaction of the data and hands
// them over to a broker afterwards, at least once.
package outbox

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	amqp "github.com/rabbitmq/amqp091-go"
)

// Schema is what the functions need.
//
//go:embed schema.sql
var Schema string

// Event is a row of the outbox.
type Event struct {
	ID        int64
	EventID   string
	Aggregate string
	Type      string
	Payload   json.RawMessage
	CreatedAt time.Time
}

// region:add

// Add puts an event into the transaction that changes the data.
func Add(
	ctx context.Context, tx pgx.Tx, aggregate, kind string, payload any,
) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO outbox (aggregate, type, payload)
		VALUES ($1, $2, $3)`, aggregate, kind, payload)
	return err
}

// Place creates an order and its event: both or none. To place the same
// order again changes nothing.
func Place(
	ctx context.Context, pool *pgxpool.Pool, id, total int64,
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `
			INSERT INTO orders (id, total) VALUES ($1, $2)
			ON CONFLICT DO NOTHING`, id, total)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		return Add(ctx, tx, fmt.Sprint("order:", id), "order.placed",
			map[string]int64{"order": id, "total": total})
	})
}

// endregion

// region:relay

// Publish hands events over; nil means that the broker has them all.
type Publish func(ctx context.Context, events []Event) error

// Relay publishes up to limit events and removes them, the oldest first.
// Other relays skip the rows that this one has locked.
func Relay(
	ctx context.Context, pool *pgxpool.Pool, publish Publish, limit int,
) (sent int, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `
			SELECT id, event_id, aggregate, type, payload, created_at
			FROM outbox ORDER BY id LIMIT $1
			FOR UPDATE SKIP LOCKED`, limit)
		if err != nil {
			return err
		}
		events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Event])
		if err != nil || len(events) == 0 {
			return err
		}
		if err := publish(ctx, events); err != nil {
			return err // rollback: they stay for the next time
		}
		ids := make([]int64, len(events))
		for i, e := range events {
			ids[i] = e.ID
		}
		sent = len(ids)
		_, err = tx.Exec(ctx,
			`DELETE FROM outbox WHERE id = ANY ($1)`, ids)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("relay: %w", err)
	}
	return sent, nil
}

// endregion

// region:rabbit

// ToRabbit publishes a batch and then waits for all its confirms. The
// channel is in the confirm mode, and nobody else publishes through it.
func ToRabbit(
	ch *amqp.Channel, returns <-chan amqp.Return, exchange string,
) Publish {
	return func(ctx context.Context, events []Event) error {
		var confirms []*amqp.DeferredConfirmation
		for _, e := range events {
			const mandatory = true
			confirm, err := ch.PublishWithDeferredConfirmWithContext(ctx,
				exchange, e.Type, mandatory, false, amqp.Publishing{
					DeliveryMode: amqp.Persistent,
					ContentType:  "application/json",
					MessageId:    e.EventID, // the inbox knows it
					Timestamp:    e.CreatedAt,
					Type:         e.Type,
					Headers:      amqp.Table{"aggregate": e.Aggregate},
					Body:         e.Payload,
				})
			if err != nil {
				return err
			}
			confirms = append(confirms, confirm)
		}
		for _, confirm := range confirms {
			ok, err := confirm.WaitContext(ctx)
			if err != nil || !ok {
				return errors.Join(err, errors.New("not confirmed"))
			}
		}
		select {
		case r, open := <-returns: // before the confirm of the message
			if open {
				return fmt.Errorf("no queue for %s", r.RoutingKey)
			}
		default:
		}
		return nil
	}
}

// endregion
