package heads

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what Relay needs.
const Schema = `
CREATE TABLE outbox (
	id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	aggregate text NOT NULL,
	body      text NOT NULL,
	attempts  integer NOT NULL DEFAULT 0,
	next_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_aggregate ON outbox (aggregate, id)`

// Event is a row of the outbox.
type Event struct {
	ID              int64
	Aggregate, Body string
}

// Publish hands an event over; nil means that the broker has it.
type Publish func(context.Context, Event) error

// region:start

// Relay publishes up to limit events and removes them. Any number of
// relays may work at once: events of one aggregate go out in order. What
// cannot be published waits for pause, and its aggregate with it; all
// others go on.
func Relay(
	ctx context.Context, pool *pgxpool.Pool, publish Publish, limit int,
	pause time.Duration,
) (sent int, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `
			SELECT id, aggregate, body FROM outbox
			ORDER BY id LIMIT $1
			FOR UPDATE SKIP LOCKED`, limit)
		if err != nil {
			return err
		}
		events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Event])
		if err != nil {
			return err
		}
		for _, e := range events {
			if err := publish(ctx, e); err != nil {
				return err
			}
			_, err := tx.Exec(ctx,
				`DELETE FROM outbox WHERE id = $1`, e.ID)
			if err != nil {
				return err
			}
			sent++
		}
		return nil
	})
	return sent, err
}

// endregion
