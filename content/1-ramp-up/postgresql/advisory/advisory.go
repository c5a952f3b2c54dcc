// Package advisory runs a job on one of many replicas at a time.
package advisory

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:once

// Once calls f if no other replica is in Once with the same name; false
// means that one is. The lock ends with the transaction.
func Once(
	ctx context.Context, pool *pgxpool.Pool, name string,
	f func(tx pgx.Tx) error,
) (ran bool, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		const lock = `SELECT pg_try_advisory_xact_lock(
			hashtextextended($1, 0))`
		err := tx.QueryRow(ctx, lock, name).Scan(&ran)
		if err != nil || !ran {
			return err
		}
		return f(tx)
	})
	return ran, err
}

// endregion

// region:trap

// SessionTrap takes and frees a session lock through a pool. It returns
// what the second connection says.
func SessionTrap(ctx context.Context, pool *pgxpool.Pool) (
	freed bool, err error,
) {
	_, err = pool.Exec(ctx, `SELECT pg_advisory_lock(42)`)
	if err != nil {
		return false, err
	}
	busy, err := pool.Acquire(ctx) // somebody takes that connection
	if err != nil {
		return false, err
	}
	defer busy.Release()
	err = pool.QueryRow(ctx, `SELECT pg_advisory_unlock(42)`).Scan(&freed)
	return freed, err
}

// endregion
