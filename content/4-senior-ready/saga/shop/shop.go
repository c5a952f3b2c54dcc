// Package shop holds the participants of the saga of an order: stock,
// payment and delivery, each with its own tables.
package shop

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/4-senior-ready/saga/saga"
)

// Schema is what the participants need.
//
//go:embed schema.sql
var Schema string

// Order is what the saga knows.
type Order struct {
	Product int64  `json:"product"`
	Account int64  `json:"account"`
	Price   int64  `json:"price"`
	Address string `json:"address"`
}

// Participant remembers the keys of what it has done and undone.
type Participant struct {
	Pool  *pgxpool.Pool
	Table string // stock.effect
}

// region:participant

// Do does f once for the key, and never after an Undo.
func (p Participant) Do(
	ctx context.Context, key string, f func(pgx.Tx) error,
) error {
	return pgx.BeginFunc(ctx, p.Pool, func(tx pgx.Tx) error {
		inserted, err := p.remember(ctx, tx, key, true)
		if err != nil {
			return err
		}
		if inserted {
			return f(tx)
		}
		var done bool
		err = tx.QueryRow(ctx, `SELECT done FROM `+p.Table+`
			WHERE key = $1`, key).Scan(&done)
		if err == nil && !done {
			return fmt.Errorf("%w: undone before", saga.ErrRefused)
		}
		return err // a repeat
	})
}

// Undo does f once if the work was done. If it was not, Undo leaves a mark
// that refuses the work when it comes late.
func (p Participant) Undo(
	ctx context.Context, key string, f func(pgx.Tx) error,
) error {
	return pgx.BeginFunc(ctx, p.Pool, func(tx pgx.Tx) error {
		inserted, err := p.remember(ctx, tx, key, false)
		if err != nil || inserted {
			return err // nothing to undo
		}
		tag, err := tx.Exec(ctx, `UPDATE `+p.Table+`
			SET done = false WHERE key = $1 AND done`, key)
		if err != nil || tag.RowsAffected() == 0 {
			return err // a repeat
		}
		return f(tx)
	})
}

// endregion

// remember waits if a transaction with the same key is open.
func (p Participant) remember(
	ctx context.Context, tx pgx.Tx, key string, done bool,
) (inserted bool, err error) {
	tag, err := tx.Exec(ctx, `INSERT INTO `+p.Table+` (key, done)
		VALUES ($1, $2) ON CONFLICT DO NOTHING`, key, done)
	return tag.RowsAffected() == 1, err
}

// Steps are those of an order; delivery is the last that may refuse.
func Steps(pool *pgxpool.Pool) []saga.Step {
	s := services{
		pool:     pool,
		stock:    Participant{pool, "stock.effect"},
		payment:  Participant{pool, "payment.effect"},
		delivery: Participant{pool, "delivery.effect"},
	}
	// region:steps
	return []saga.Step{
		{Name: "order", Do: with(s.create), Undo: with(s.cancel)},
		{Name: "reserve", Do: with(s.reserve), Undo: with(s.release)},
		{Name: "charge", Do: with(s.charge), Undo: with(s.refund)},
		{Name: "book", Do: with(s.book), Undo: with(s.recall)}, // pivot
		{Name: "confirm", Do: with(s.confirm)},
	}
	// endregion
}

// New returns the orchestrator of orders.
func New(pool *pgxpool.Pool) *saga.Orchestrator {
	return &saga.Orchestrator{
		Pool: pool, Kind: "order/v1", Steps: Steps(pool), Pivot: "book",
		Timeout: 2 * time.Second, Lease: 5 * time.Second,
		Pause: time.Second,
	}
}

type services struct {
	pool                     *pgxpool.Pool
	stock, payment, delivery Participant
}

// The order has the key of its step for a number: one of a saga.
func (s services) create(ctx context.Context, key string, _ Order) error {
	_, err := s.pool.Exec(ctx, `INSERT INTO orders
		VALUES ($1, 'pending') ON CONFLICT DO NOTHING`, number(key))
	return err
}

func (s services) cancel(ctx context.Context, key string, _ Order) error {
	_, err := s.pool.Exec(ctx, `INSERT INTO orders
		VALUES ($1, 'cancelled')
		ON CONFLICT (id) DO UPDATE SET status = 'cancelled'`, number(key))
	return err
}

func (s services) confirm(ctx context.Context, key string, _ Order) error {
	_, err := s.pool.Exec(ctx, `UPDATE orders
		SET status = 'confirmed' WHERE id = $1`, number(key))
	return err
}

func number(key string) (id int64) {
	_, _ = fmt.Sscanf(key, "saga:%d:", &id)
	return id
}

func (s services) reserve(
	ctx context.Context, key string, o Order,
) error {
	return s.stock.Do(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `UPDATE stock.product
			SET amount = amount - 1 WHERE id = $1 AND amount > 0`,
			o.Product)
	})
}

func (s services) release(
	ctx context.Context, key string, o Order,
) error {
	return s.stock.Undo(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `UPDATE stock.product
			SET amount = amount + 1 WHERE id = $1`, o.Product)
	})
}

func (s services) charge(
	ctx context.Context, key string, o Order,
) error {
	return s.payment.Do(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `UPDATE payment.account
			SET balance = balance - $2 WHERE id = $1 AND balance >= $2`,
			o.Account, o.Price)
	})
}

func (s services) refund(
	ctx context.Context, key string, o Order,
) error {
	return s.payment.Undo(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `UPDATE payment.account
			SET balance = balance + $2 WHERE id = $1`,
			o.Account, o.Price)
	})
}

func (s services) book(
	ctx context.Context, key string, o Order,
) error {
	if o.Address == "" {
		return fmt.Errorf("%w: no courier goes there", saga.ErrRefused)
	}
	return s.delivery.Do(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `INSERT INTO delivery.parcel
			VALUES ($1, $2)`, key, o.Address)
	})
}

func (s services) recall(
	ctx context.Context, key string, _ Order,
) error {
	return s.delivery.Undo(ctx, key, func(tx pgx.Tx) error {
		return change(ctx, tx, `DELETE FROM delivery.parcel
			WHERE key = $1`, key)
	})
}

// change is refused when there is nothing to change.
func change(ctx context.Context, tx pgx.Tx, sql string, args ...any) error {
	tag, err := tx.Exec(ctx, sql, args...)
	if err == nil && tag.RowsAffected() == 0 {
		return saga.ErrRefused
	}
	return err
}

// with reads the data of the saga for a step.
func with(
	f func(ctx context.Context, key string, o Order) error,
) func(context.Context, string, []byte) error {
	return func(ctx context.Context, key string, data []byte) error {
		var o Order
		if err := json.Unmarshal(data, &o); err != nil {
			return err
		}
		return f(ctx, key, o)
	}
}

// Tell is what the customer reads while the saga runs, and after it.
func Tell(s saga.Saga) string {
	switch s.State {
	case saga.Completed:
		return "заказ подтверждён"
	case saga.Compensated:
		return "заказ отменён, списанное возвращено"
	case saga.Compensating:
		return "отменяем заказ, списанное вернём"
	}
	switch s.Step {
	case "order", "reserve":
		return "проверяем наличие"
	case "charge":
		return "ждём оплату"
	}
	return "оплачено, ищем курьера"
}
