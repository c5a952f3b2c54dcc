// Package backfill fills a new column of a table in use.
package backfill

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// region:solution

// Run fills total_cents where it is missing: at most batch rows in a
// transaction, with a pause between two. It returns the rows it filled and
// may be started again after an error.
func Run(
	ctx context.Context, pool *pgxpool.Pool, batch int,
	pause time.Duration,
) (filled int64, err error) {
	var last int64
	for {
		n, next, err := step(ctx, pool, last, batch)
		if err != nil {
			return filled, fmt.Errorf("after id %d: %w", last, err)
		}
		if next == 0 {
			return filled, nil
		}
		filled, last = filled+n, next
		select {
		case <-time.After(pause): // vacuum, replicas and requests
		case <-ctx.Done():
			return filled, context.Cause(ctx)
		}
	}
}

// region:step

// step fills one batch behind the id last, and returns how many rows it
// changed and the last id of the batch, 0 at the end of the table.
func step(
	ctx context.Context, pool *pgxpool.Pool, last int64, batch int,
) (filled, next int64, err error) {
	err = pool.QueryRow(ctx, `
		WITH batch AS (
			SELECT id FROM orders
			WHERE id > $1 ORDER BY id LIMIT $2
		), filled AS (
			UPDATE orders SET total_cents = total * 100
			FROM batch
			WHERE orders.id = batch.id AND total_cents IS NULL
			RETURNING orders.id
		)
		SELECT (SELECT count(*) FROM filled),
		       (SELECT coalesce(max(id), 0) FROM batch)`,
		last, batch).Scan(&filled, &next)
	return filled, next, err
}

// endregion

// endregion
