// Package postgres keeps orders: the adapter to the database.
package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/txn"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
)

// region:ledger

// Ledger is an app.Ledger.
type Ledger struct{ pool *pgxpool.Pool }

// NewLedger returns a ledger on the pool.
func NewLedger(pool *pgxpool.Pool) *Ledger { return &Ledger{pool} }

// Update holds a lock on the order's row from reading to writing.
func (l *Ledger) Update(
	ctx context.Context, id int64, f func(*domain.Order) error,
) error {
	opts := pgx.TxOptions{IsoLevel: pgx.ReadCommitted}
	return txn.Run(ctx, l.pool, opts, func(tx pgx.Tx) error {
		order, err := lock(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := f(&order); err != nil {
			return err
		}
		_, err = tx.Exec(ctx,
			`UPDATE orders SET status = $2 WHERE id = $1`,
			id, order.Status)
		if err != nil {
			return fmt.Errorf("update order: %w", err)
		}
		return nil
	})
}

// endregion

func lock(ctx context.Context, tx pgx.Tx, id int64) (
	domain.Order, error,
) {
	order := domain.Order{ID: id}
	err := tx.QueryRow(ctx, `
		SELECT customer_id, status, created_at FROM orders
		WHERE id = $1 FOR NO KEY UPDATE`, id).
		Scan(&order.Customer, &order.Status, &order.CreatedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return order, domain.ErrNotFound
	}
	if err != nil {
		return order, fmt.Errorf("select order: %w", err)
	}
	rows, err := tx.Query(ctx, `
		SELECT sku, items, price FROM order_line
		WHERE order_id = $1 ORDER BY sku`, id)
	if err != nil {
		return order, fmt.Errorf("select lines: %w", err)
	}
	order.Lines, err = pgx.CollectRows(
		rows, pgx.RowToStructByPos[domain.Line])
	if err != nil {
		return order, fmt.Errorf("select lines: %w", err)
	}
	return order, nil
}

// region:history

// History is an app.History: one query, no rules, no locks.
type History struct{ pool *pgxpool.Pool }

// NewHistory returns a history on the pool.
func NewHistory(pool *pgxpool.Pool) *History { return &History{pool} }

// Of lists orders.
func (h *History) Of(
	ctx context.Context, customer, before int64, limit int,
) ([]app.Summary, error) {
	rows, err := h.pool.Query(ctx, `
		SELECT o.id, o.status, l.items, l.total
		FROM orders o, LATERAL (
			SELECT sum(items)::bigint AS items,
				sum(items * price)::bigint AS total
			FROM order_line WHERE order_id = o.id) l
		WHERE o.customer_id = $1 AND o.id < $2
		ORDER BY o.id DESC LIMIT $3`, customer, before, limit)
	if err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[app.Summary])
	if err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	return list, nil
}

// endregion
