// Package view answers from a read model that is a little behind.
package view

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE order_view (
	id      bigint PRIMARY KEY,
	version integer NOT NULL,
	status  text NOT NULL
)`

// region:wait

// Status waits a little until the view has the version that the client has
// seen. Fresh is false if it has not come in time: the answer is then an
// honest «in work», not the old status as if it were the new one.
func Status(
	ctx context.Context, pool *pgxpool.Pool, order int64, version int,
	patience time.Duration,
) (status string, fresh bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		var now int
		err := pool.QueryRow(ctx, `
			SELECT version, status FROM order_view WHERE id = $1`,
			order).Scan(&now, &status)
		switch {
		case err == nil && now >= version:
			return status, true, nil
		case ctx.Err() != nil:
			return status, false, nil
		case err != nil && !errors.Is(err, pgx.ErrNoRows):
			return "", false, err
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

// endregion
