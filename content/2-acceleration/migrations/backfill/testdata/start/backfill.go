// Package backfill is a draft: it compiles, and it locks the whole table.
package backfill

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// region:start

// Run fills total_cents where it is missing: at most batch rows in a
// transaction, with a pause between two. It returns the rows it filled and
// may be started again after an error.
func Run(
	ctx context.Context, pool *pgxpool.Pool, batch int,
	pause time.Duration,
) (filled int64, err error) {
	tag, err := pool.Exec(ctx,
		`UPDATE orders SET total_cents = total * 100`)
	return tag.RowsAffected(), err
}

// endregion
