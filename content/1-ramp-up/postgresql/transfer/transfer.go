// Package transfer moves money between accounts.
package transfer

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	// ErrFunds says that the sender has too little money.
	ErrFunds = errors.New("transfer: not enough money")
	// ErrAccount says that there is no such account.
	ErrAccount = errors.New("transfer: no such account")
	// ErrRequest says that the sum is not positive or the accounts are one.
	ErrRequest = errors.New("transfer: bad request")
)

// region:solution

// Transfer moves sum, or changes nothing and returns an error.
func Transfer(
	ctx context.Context, pool *pgxpool.Pool, from, to, sum int64,
) error {
	if sum <= 0 || from == to {
		return ErrRequest
	}
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		balances, err := lock(ctx, tx, from, to)
		if err != nil {
			return err
		}
		if balances[from] < sum {
			return ErrFunds
		}
		_, err = tx.Exec(ctx, `
			UPDATE account SET balance = balance +
				CASE id WHEN $1 THEN -$3::bigint ELSE $3 END
			WHERE id IN ($1, $2)`, from, to, sum)
		return err
	})
}

// lock takes both rows in the order of ids, the same for everybody.
func lock(
	ctx context.Context, tx pgx.Tx, from, to int64,
) (map[int64]int64, error) {
	rows, err := tx.Query(ctx, `
		SELECT id, balance FROM account WHERE id IN ($1, $2)
		ORDER BY id FOR NO KEY UPDATE`, from, to)
	if err != nil {
		return nil, err
	}
	balances := map[int64]int64{}
	var id, balance int64
	_, err = pgx.ForEachRow(rows, []any{&id, &balance}, func() error {
		balances[id] = balance
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("lock accounts: %w", err)
	}
	if len(balances) != 2 {
		return nil, ErrAccount
	}
	return balances, nil
}

// endregion
