// Package order keeps the order of the events of one aggregate when some
// of them are repeated later.
package order

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE order_view (
	id      bigint PRIMARY KEY,
	version integer NOT NULL,
	status  text NOT NULL
)`

// Event is a change of an order; the sender numbers them.
type Event struct {
	Order   int64  `json:"order"`
	Version int    `json:"version"`
	Status  string `json:"status"`
}

// region:apply

// ErrEarly says that an earlier event of the order has not come yet: to be
// tried again later, as any transient error.
var ErrEarly = errors.New("an earlier event is missing")

// Apply takes the events of an order in the order of their versions.
func Apply(ctx context.Context, tx pgx.Tx, e Event) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO order_view VALUES ($1, 0, '')
		ON CONFLICT DO NOTHING`, e.Order)
	if err != nil {
		return err
	}
	var version int
	err = tx.QueryRow(ctx, `
		SELECT version FROM order_view WHERE id = $1 FOR UPDATE`,
		e.Order).Scan(&version)
	switch {
	case err != nil:
		return err
	case e.Version <= version:
		return nil // a repeat: applied already
	case e.Version > version+1:
		return fmt.Errorf("version %d after %d: %w",
			e.Version, version, ErrEarly)
	}
	_, err = tx.Exec(ctx, `
		UPDATE order_view SET version = $2, status = $3
		WHERE id = $1`, e.Order, e.Version, e.Status)
	return err
}

// endregion

// Naive takes them as they come.
func Naive(ctx context.Context, tx pgx.Tx, e Event) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO order_view VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET version = $2, status = $3`,
		e.Order, e.Version, e.Status)
	return err
}
