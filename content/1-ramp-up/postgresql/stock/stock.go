// Package stock sells items of a product that many buyers want at once.
package stock

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:schema

// Schema is what the functions need.
const Schema = `
CREATE TABLE stock (
	product_id bigint PRIMARY KEY,
	items      integer NOT NULL CHECK (items >= 0),
	version    integer NOT NULL DEFAULT 1
)`

// endregion

// region:reserve

// Execer is a pool, a connection or a transaction.
type Execer interface {
	Exec(ctx context.Context, sql string, args ...any) (
		pgconn.CommandTag, error)
}

// Reserve takes one item; false means that none is left.
func Reserve(
	ctx context.Context, db Execer, product int64,
) (bool, error) {
	tag, err := db.Exec(ctx, `
		UPDATE stock SET items = items - 1
		WHERE product_id = $1 AND items > 0`, product)
	if err != nil {
		return false, fmt.Errorf("reserve %d: %w", product, err)
	}
	return tag.RowsAffected() == 1, nil
}

// endregion

// region:naive

// Naive decides in Go by what it has read. It calls pay between the two.
func Naive(
	ctx context.Context, pool *pgxpool.Pool, product int64, pay func(),
) (bool, error) {
	var items int
	err := pool.QueryRow(ctx,
		`SELECT items FROM stock WHERE product_id = $1`,
		product).Scan(&items)
	if err != nil || items == 0 {
		return false, err
	}
	pay()
	_, err = pool.Exec(ctx,
		`UPDATE stock SET items = $2 WHERE product_id = $1`,
		product, items-1) // overwrites what others have sold
	return err == nil, err
}

// endregion

// region:locked

// Locked reads the row so that others wait until commit.
func Locked(
	ctx context.Context, pool *pgxpool.Pool, product int64,
) (sold bool, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		var items int
		err := tx.QueryRow(ctx, `
			SELECT items FROM stock
			WHERE product_id = $1 FOR UPDATE`,
			product).Scan(&items)
		if err != nil || items == 0 {
			return err
		}
		sold = true
		_, err = tx.Exec(ctx,
			`UPDATE stock SET items = $2 WHERE product_id = $1`,
			product, items-1)
		return err
	})
	return sold && err == nil, err
}

// endregion

// ErrConflict says that somebody has changed the row since it was read.
var ErrConflict = errors.New("stock: row has changed")

// region:versioned

// Versioned writes only if the version is still the one it has read.
func Versioned(
	ctx context.Context, pool *pgxpool.Pool, product int64,
) (bool, error) {
	var items, version int
	err := pool.QueryRow(ctx, `
		SELECT items, version FROM stock WHERE product_id = $1`,
		product).Scan(&items, &version)
	if err != nil || items == 0 {
		return false, err
	}
	tag, err := pool.Exec(ctx, `
		UPDATE stock SET items = $2, version = version + 1
		WHERE product_id = $1 AND version = $3`,
		product, items-1, version)
	if err != nil {
		return false, err
	}
	if tag.RowsAffected() == 0 {
		return false, ErrConflict // read again and retry, or 409
	}
	return true, nil
}

// endregion
