// Package deadlock moves money between accounts in two orders of locking.
package deadlock

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Schema holds two accounts.
const Schema = `
CREATE TABLE account (id bigint PRIMARY KEY, balance bigint NOT NULL);
INSERT INTO account VALUES (1, 100), (2, 100)`

const add = `UPDATE account SET balance = balance + $2 WHERE id = $1`

// region:transfer

// Transfer locks rows in the order of its arguments.
func Transfer(
	ctx context.Context, tx pgx.Tx, from, to, sum int64, pause func(),
) error {
	if _, err := tx.Exec(ctx, add, from, -sum); err != nil {
		return err
	}
	pause() // the other transfer has locked its first row, too
	_, err := tx.Exec(ctx, add, to, sum)
	return err
}

// endregion

// region:ordered

// Ordered locks both rows by id before it changes any.
func Ordered(
	ctx context.Context, tx pgx.Tx, from, to, sum int64, pause func(),
) error {
	_, err := tx.Exec(ctx, `
		SELECT FROM account WHERE id = ANY($1)
		ORDER BY id FOR UPDATE`, []int64{from, to})
	if err != nil {
		return err
	}
	return Transfer(ctx, tx, from, to, sum, pause)
}

// endregion
