// Package heads relays events so that those of one aggregate keep their
// order, whatever the number of relays.
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

// region:solution

// Relay publishes up to limit events and removes them. Any number of
// relays may work at once: events of one aggregate go out in order. What
// cannot be published waits for pause, and its aggregate with it; all
// others go on.
func Relay(
	ctx context.Context, pool *pgxpool.Pool, publish Publish, limit int,
	pause time.Duration,
) (sent int, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		// Only the first event of each aggregate. Who has it locked has
		// the aggregate; who comes later sees the next one only after
		// this one is gone.
		rows, err := tx.Query(ctx, `
			SELECT id, aggregate, body FROM outbox o
			WHERE next_at <= now() AND NOT EXISTS (
				SELECT FROM outbox earlier
				WHERE earlier.aggregate = o.aggregate
				AND earlier.id < o.id)
			ORDER BY id LIMIT $1
			FOR UPDATE OF o SKIP LOCKED`, limit)
		if err != nil {
			return err
		}
		events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Event])
		if err != nil {
			return err
		}
		var done, failed []int64
		for _, e := range events {
			if err := publish(ctx, e); err != nil {
				failed = append(failed, e.ID)
				continue
			}
			done = append(done, e.ID)
		}
		sent = len(done)
		_, err = tx.Exec(ctx,
			`DELETE FROM outbox WHERE id = ANY ($1)`, done)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			UPDATE outbox SET attempts = attempts + 1,
				next_at = clock_timestamp() + $2::interval
			WHERE id = ANY ($1)`, failed, pause)
		return err
	})
	if err != nil {
		return 0, err
	}
	return sent, nil
}

// endregion
