// Package queue hands out jobs from a table.
package queue

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is the table of jobs with an index of those not done.
const Schema = `
CREATE TABLE job (
	id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	payload text NOT NULL,
	done    boolean NOT NULL DEFAULT false
);
CREATE INDEX job_todo ON job (id) WHERE NOT done`

// region:next

// Next calls f with the oldest free job and marks it done; false means
// that there is none. The row stays locked while f works.
func Next(
	ctx context.Context, pool *pgxpool.Pool, f func(payload string) error,
) (found bool, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		var id int64
		var payload string
		err := tx.QueryRow(ctx, `
			SELECT id, payload FROM job WHERE NOT done
			ORDER BY id LIMIT 1
			FOR UPDATE SKIP LOCKED`).Scan(&id, &payload)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		if err := f(payload); err != nil {
			return err // rollback: another worker will take it
		}
		_, err = tx.Exec(ctx,
			`UPDATE job SET done = true WHERE id = $1`, id)
		return err
	})
	return found, err
}

// endregion
