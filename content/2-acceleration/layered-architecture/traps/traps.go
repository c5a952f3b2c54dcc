// Package traps breaks what a unit of work should keep together.
package traps

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
const Schema = `
CREATE TABLE shelf (sku text PRIMARY KEY, items integer NOT NULL);
CREATE TABLE bought (id bigint GENERATED ALWAYS AS IDENTITY, sku text);
INSERT INTO shelf VALUES ('mug', 10)`

// db is a pool or a transaction.
type db interface {
	Exec(ctx context.Context, sql string, args ...any) (
		pgconn.CommandTag, error)
}

// errDown is a failure between two steps.
var errDown = errors.New("the process was killed")

func take(ctx context.Context, db db) error {
	_, err := db.Exec(ctx,
		`UPDATE shelf SET items = items - 1 WHERE sku = 'mug'`)
	return err
}

func buy(ctx context.Context, db db) error {
	_, err := db.Exec(ctx, `INSERT INTO bought (sku) VALUES ('mug')`)
	return err
}

// region:halves

// Halves uses two repositories, each of which commits on its own.
func Halves(ctx context.Context, pool *pgxpool.Pool, fail error) error {
	if err := take(ctx, pool); err != nil {
		return err
	}
	if fail != nil {
		return fail // whatever happens here: timeout, panic, deploy
	}
	return buy(ctx, pool)
}

// endregion

// region:hidden

type txKey struct{}

// from looks for a transaction in the context, else takes the pool.
func from(ctx context.Context, pool *pgxpool.Pool) db {
	if tx, ok := ctx.Value(txKey{}).(pgx.Tx); ok {
		return tx
	}
	return pool
}

// Hidden wants both steps or none.
func Hidden(ctx context.Context, pool *pgxpool.Pool, fail error) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		inTx := context.WithValue(ctx, txKey{}, tx)
		if err := take(ctx, from(ctx, pool)); err != nil { // not inTx
			return err
		}
		if err := buy(inTx, from(inTx, pool)); err != nil {
			return err
		}
		return fail
	})
}

// endregion

// region:pay

// PayInside holds a connection and locked rows while a partner thinks.
func PayInside(
	ctx context.Context, pool *pgxpool.Pool, pay func(),
) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := buy(ctx, tx); err != nil {
			return err
		}
		pay()
		return nil
	})
}

// PayBetween commits a promise first and the result afterwards.
func PayBetween(
	ctx context.Context, pool *pgxpool.Pool, pay func(),
) error {
	if err := buy(ctx, pool); err != nil { // "waits for payment"
		return err
	}
	pay()
	return buy(ctx, pool) // "paid"
}

// endregion

// partner answers after this time.
const partner = 100 * time.Millisecond
