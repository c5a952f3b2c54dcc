// Package isolation shows what sagas do to each other, and the cure.
package isolation

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE product (
	id bigint PRIMARY KEY, amount bigint, price bigint, version bigint);
INSERT INTO product VALUES (1, 10, 100, 1);
CREATE TABLE points (
	saga    bigint PRIMARY KEY,
	account bigint NOT NULL,
	amount  bigint NOT NULL,
	pending boolean NOT NULL
)`

// Shop is a service with its own database.
type Shop struct{ Pool *pgxpool.Pool }

// PutBack undoes a reservation: back to what was there before it.
func (s Shop) PutBack(ctx context.Context, before int64) error {
	_, err := s.Pool.Exec(ctx,
		`UPDATE product SET amount = $1 WHERE id = 1`, before)
	return err
}

// Return undoes it, too, and commutes with what others have done.
func (s Shop) Return(ctx context.Context, taken int64) error {
	_, err := s.Pool.Exec(ctx,
		`UPDATE product SET amount = amount + $1 WHERE id = 1`, taken)
	return err
}

// Take reserves and returns what there was before.
func (s Shop) Take(ctx context.Context, n int64) (before int64, err error) {
	err = s.Pool.QueryRow(ctx, `UPDATE product SET amount = amount - $1
		WHERE id = 1 RETURNING amount + $1`, n).Scan(&before)
	return before, err
}

// ErrNotEnough means that the points do not suffice.
var ErrNotEnough = errors.New("not enough points")

// Earn credits points in the middle of a saga. Pending is its lock: they
// are there to be seen, and cannot be spent before the saga has ended.
func (s Shop) Earn(
	ctx context.Context, saga, account, amount int64, pending bool,
) error {
	_, err := s.Pool.Exec(ctx, `INSERT INTO points
		VALUES ($1, $2, $3, $4)`, saga, account, amount, pending)
	return err
}

// Spend pays with points in another saga.
func (s Shop) Spend(
	ctx context.Context, saga, account, amount int64,
) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, // one spender of an account at a time
			`SELECT pg_advisory_xact_lock($1)`, account)
		if err != nil {
			return err
		}
		// region:pending
		tag, err := tx.Exec(ctx, `
			INSERT INTO points SELECT $1, $2, -$3::bigint, false
			WHERE (SELECT sum(amount) FROM points
				WHERE account = $2 AND NOT pending) >= $3`,
			saga, account, amount)
		if err == nil && tag.RowsAffected() == 0 {
			return ErrNotEnough
		}
		return err
		// endregion
	})
}

// Revoke undoes Earn.
func (s Shop) Revoke(ctx context.Context, saga int64) error {
	_, err := s.Pool.Exec(ctx,
		`DELETE FROM points WHERE saga = $1`, saga)
	return err
}

// Points is what the account has in all.
func (s Shop) Points(ctx context.Context, account int64) (n int64) {
	_ = s.Pool.QueryRow(ctx, `SELECT coalesce(sum(amount), 0)::bigint
		FROM points WHERE account = $1`, account).Scan(&n)
	return n
}

// Price is what the customer sees, with the version of it.
func (s Shop) Price(ctx context.Context) (price, version int64) {
	_ = s.Pool.QueryRow(ctx,
		`SELECT price, version FROM product`).Scan(&price, &version)
	return price, version
}

// Reprice is another saga.
func (s Shop) Reprice(ctx context.Context, price int64) error {
	_, err := s.Pool.Exec(ctx, `UPDATE product
		SET price = $1, version = version + 1`, price)
	return err
}

// Agree reads again, right before the charge, what the saga has built on.
func (s Shop) Agree(ctx context.Context, version int64) error {
	var now int64
	err := s.Pool.QueryRow(ctx,
		`SELECT version FROM product WHERE id = 1`).Scan(&now)
	if err == nil && now != version {
		return fmt.Errorf("refused: version %d, was %d", now, version)
	}
	return err
}
