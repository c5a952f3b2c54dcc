// Package inbox lets the work of a message be done once, however often the
// message comes.
package inbox

import (
	"context"
	_ "embed"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
//
//go:embed schema.sql
var Schema string

// region:once

// Once runs f in the transaction that remembers the message. Done is false
// for a repeat. If a copy is in work at this moment, Once waits for its
// end: after a rollback it is this copy that does the work.
func Once(
	ctx context.Context, pool *pgxpool.Pool, consumer, message string,
	f func(tx pgx.Tx) error,
) (done bool, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `
			INSERT INTO inbox (consumer, message_id) VALUES ($1, $2)
			ON CONFLICT DO NOTHING`, consumer, message)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		done = true
		return f(tx)
	})
	return done && err == nil, err
}

// endregion

// region:clean

// Clean forgets up to batch messages older than keep: call it until it
// returns less. Keep must be longer than a message may live in any queue,
// the dead-letter queue included.
func Clean(
	ctx context.Context, pool *pgxpool.Pool, keep time.Duration, batch int,
) (int64, error) {
	tag, err := pool.Exec(ctx, `
		DELETE FROM inbox WHERE ctid = ANY (ARRAY(
			SELECT ctid FROM inbox
			WHERE received_at < now() - $1::interval
			ORDER BY received_at LIMIT $2))`, keep, batch)
	return tag.RowsAffected(), err
}

// endregion

// CheckThenAct looks first whether the message has been done. It calls
// meanwhile between the look and the work.
func CheckThenAct(
	ctx context.Context, pool *pgxpool.Pool, consumer, message string,
	meanwhile func(), f func(tx pgx.Tx) error,
) error {
	// region:naive
	var seen bool
	err := pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM done
		WHERE consumer = $1 AND message_id = $2)`,
		consumer, message).Scan(&seen)
	if err != nil || seen {
		return err
	}
	meanwhile() // the other copy looks, too
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `INSERT INTO done VALUES ($1, $2)`,
			consumer, message)
		return err
	})
	// endregion
}
