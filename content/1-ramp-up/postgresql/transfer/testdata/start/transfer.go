// Package transfer is a draft: it compiles, and it loses money.
package transfer

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	ErrFunds   = errors.New("transfer: not enough money")
	ErrAccount = errors.New("transfer: no such account")
	ErrRequest = errors.New("transfer: bad request")
)

// region:start

// Transfer moves sum, or changes nothing and returns an error.
func Transfer(
	ctx context.Context, pool *pgxpool.Pool, from, to, sum int64,
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		var balance int64
		err := tx.QueryRow(ctx,
			`SELECT balance FROM account WHERE id = $1`,
			from).Scan(&balance)
		if err != nil {
			return err
		}
		if balance < sum {
			return ErrFunds
		}
		_, err = tx.Exec(ctx,
			`UPDATE account SET balance = $2 WHERE id = $1`,
			from, balance-sum)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx,
			`UPDATE account SET balance = balance + $2 WHERE id = $1`,
			to, sum)
		return err
	})
}

// endregion
