// Package ddl changes tables that others are using.
package ddl

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:apply

// Apply runs a statement that needs a strong lock for a moment. If it does
// not get the lock in wait, it leaves the queue, so that those behind it
// pass, and comes back later.
func Apply(
	ctx context.Context, pool *pgxpool.Pool, statement string,
	wait time.Duration, attempts int,
) error {
	var err error
	for n := range attempts {
		err = attempt(ctx, pool, statement, wait)
		if !lockTimeout(err) {
			return err
		}
		select {
		case <-time.After(wait * time.Duration(n+1)):
		case <-ctx.Done():
			return errors.Join(context.Cause(ctx), err)
		}
	}
	return fmt.Errorf("after %d attempts: %w", attempts, err)
}

func attempt(
	ctx context.Context, pool *pgxpool.Pool, statement string,
	wait time.Duration,
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx,
			`SELECT set_config('lock_timeout', $1, true)`,
			fmt.Sprint(wait.Milliseconds()))
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, statement)
		return err
	})
}

func lockTimeout(err error) bool {
	failure, ok := errors.AsType[*pgconn.PgError](err)
	return ok && failure.Code == "55P03" // lock_not_available
}

// endregion

// region:waiting

// Waiting lists who waits for whom in this database.
const Waiting = `
SELECT w.application_name || ' waits for ' || b.application_name
       || ', which is ' || b.state
       || ': ' || left(b.query, 40)
FROM pg_stat_activity w
CROSS JOIN unnest(pg_blocking_pids(w.pid)) AS blocker(pid)
JOIN pg_stat_activity b ON b.pid = blocker.pid
WHERE w.datname = current_database()
ORDER BY 1`

// endregion
