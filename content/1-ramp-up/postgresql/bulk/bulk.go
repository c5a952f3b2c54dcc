// Package bulk inserts many rows in four ways.
package bulk

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is the table.
const Schema = `CREATE TABLE event (id bigint PRIMARY KEY, name text NOT NULL)`

// Event is a row.
type Event struct {
	ID   int64
	Name string
}

const insert = `INSERT INTO event (id, name) VALUES ($1, $2)`

// Rows sends one INSERT a row, all in one transaction.
func Rows(ctx context.Context, pool *pgxpool.Pool, events []Event) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		for _, e := range events {
			if _, err := tx.Exec(ctx, insert, e.ID, e.Name); err != nil {
				return err
			}
		}
		return nil
	})
}

// region:batch

// Batch sends all INSERTs at once and reads all answers. Without BEGIN it
// is one implicit transaction.
func Batch(ctx context.Context, pool *pgxpool.Pool, events []Event) error {
	var batch pgx.Batch
	for _, e := range events {
		batch.Queue(insert, e.ID, e.Name)
	}
	return pool.SendBatch(ctx, &batch).Close() // the first error
}

// endregion

// region:unnest

// Unnest sends one INSERT with an array a column.
func Unnest(ctx context.Context, pool *pgxpool.Pool, events []Event) error {
	ids := make([]int64, len(events))
	names := make([]string, len(events))
	for i, e := range events {
		ids[i], names[i] = e.ID, e.Name
	}
	_, err := pool.Exec(ctx, `
		INSERT INTO event (id, name)
		SELECT * FROM unnest($1::bigint[], $2::text[])
		ON CONFLICT (id) DO NOTHING`, ids, names)
	return err
}

// endregion

// region:copy

// Copy streams the rows. It knows no ON CONFLICT: one duplicate ends it.
func Copy(ctx context.Context, pool *pgxpool.Pool, events []Event) error {
	_, err := pool.CopyFrom(ctx,
		pgx.Identifier{"event"}, []string{"id", "name"},
		pgx.CopyFromSlice(len(events), func(i int) ([]any, error) {
			return []any{events[i].ID, events[i].Name}, nil
		}))
	return err
}

// endregion
