package eventlog

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// region:project

// Project takes up to limit new events into order_totals and returns how
// many there were. The table and the checkpoint change together, so after
// a crash it goes on from where it was.
func (s Store) Project(ctx context.Context, limit int) (n int, err error) {
	horizon, err := s.horizon(ctx)
	if err != nil {
		return 0, fmt.Errorf("horizon: %w", err)
	}
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var last int64 // the lock is for other copies of this program
		err := tx.QueryRow(ctx, `SELECT position FROM checkpoints
			WHERE projection = 'order_totals' FOR UPDATE`).Scan(&last)
		if err != nil {
			return err
		}
		rows, err := tx.Query(ctx, `
			SELECT position, stream, version, type, format, data
			FROM events WHERE position > $1 AND position <= $2
			ORDER BY position LIMIT $3`, last, horizon, limit)
		if err != nil {
			return err
		}
		events, err := pgx.CollectRows(rows, scan)
		if err != nil || len(events) == 0 {
			return err
		}
		for _, r := range events {
			if err := project(ctx, tx, r); err != nil {
				return err
			}
			last = r.Position
		}
		n = len(events)
		_, err = tx.Exec(ctx, `UPDATE checkpoints SET position = $1
			WHERE projection = 'order_totals'`, last)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("project: %w", err)
	}
	return n, nil
}

// project changes the read model by one event.
func project(ctx context.Context, tx pgx.Tx, r Recorded) (err error) {
	switch e := r.Event.(type) {
	case Placed:
		_, err = tx.Exec(ctx, `INSERT INTO order_totals
			VALUES ($1, 'placed', 0)`, r.Stream)
	case ItemAdded:
		_, err = tx.Exec(ctx, `UPDATE order_totals
			SET total = total + $2 WHERE stream = $1`,
			r.Stream, e.Qty*e.Kopecks)
	case Paid:
		_, err = tx.Exec(ctx, `UPDATE order_totals
			SET status = 'paid' WHERE stream = $1`, r.Stream)
	case Cancelled:
		_, err = tx.Exec(ctx, `UPDATE order_totals
			SET status = 'cancelled' WHERE stream = $1`, r.Stream)
	}
	return err
}

// Reset empties the read model: Project will build it from the beginning.
func (s Store) Reset(ctx context.Context) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE checkpoints SET position = 0
			WHERE projection = 'order_totals'`) // first: waits for Project
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `DELETE FROM order_totals`)
		return err
	})
}

// endregion

// region:horizon

// horizon returns the last position below which nothing can appear any
// more. A position is taken before its transaction commits: a later one
// may become visible first, and «position > last» would then lose the
// earlier one. The lock waits until all running appends have ended.
func (s Store) horizon(ctx context.Context) (last int64, err error) {
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `LOCK TABLE events IN SHARE MODE`)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT coalesce(max(position), 0)
			FROM events`).Scan(&last)
	})
	return last, err
}

// endregion
