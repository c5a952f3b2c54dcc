// Package once charges a customer for a message that may come twice.
package once

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE account (
	id      bigint PRIMARY KEY,
	balance bigint NOT NULL
);
CREATE TABLE processed (
	consumer   text NOT NULL,
	message_id text NOT NULL,
	at         timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (consumer, message_id)
)`

// Naive charges as often as it is called.
func Naive(
	ctx context.Context, pool *pgxpool.Pool, message string, sum int64,
) error {
	_, err := pool.Exec(ctx,
		`UPDATE account SET balance = balance - $1 WHERE id = 1`, sum)
	return err
}

// region:charge

// Charge remembers the message in the transaction that does its work:
// either both have happened or none has.
func Charge(
	ctx context.Context, pool *pgxpool.Pool, message string, sum int64,
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `
			INSERT INTO processed (consumer, message_id)
			VALUES ('billing', $1) ON CONFLICT DO NOTHING`, message)
		if err != nil || tag.RowsAffected() == 0 {
			return err // nil for a repeat: done already, ack it
		}
		_, err = tx.Exec(ctx,
			`UPDATE account SET balance = balance - $1 WHERE id = 1`,
			sum)
		return err
	})
}

// endregion
