// Package txn runs transactions that the server may ask to repeat.
package txn

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	attempts  = 5
	firstWait = 10 * time.Millisecond
)

// region:run

// Run calls f in a transaction and commits. It repeats the whole of it
// when the server says so: f must have no effects outside tx.
func Run(
	ctx context.Context, pool *pgxpool.Pool, opts pgx.TxOptions,
	f func(tx pgx.Tx) error,
) error {
	var err error
	wait := firstWait
	for range attempts {
		err = pgx.BeginTxFunc(ctx, pool, opts, f)
		if !Retriable(err) {
			return err
		}
		select {
		case <-time.After(rand.N(wait)): // full jitter
			wait *= 2
		case <-ctx.Done():
			return errors.Join(context.Cause(ctx), err)
		}
	}
	return fmt.Errorf("after %d attempts: %w", attempts, err)
}

// Retriable reports whether the same transaction may succeed next time.
func Retriable(err error) bool {
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return false
	}
	switch failure.Code {
	case "40001", // serialization_failure
		"40P01": // deadlock_detected
		return true
	}
	return false
}

// endregion
