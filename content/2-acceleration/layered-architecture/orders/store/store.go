// Package store keeps orders in PostgreSQL.
package store

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/txn"
	"route500k/content/2-acceleration/layered-architecture/orders"
)

// Schema is what the queries need.
//
//go:embed schema.sql
var Schema string

// region:do

// Store is an orders.Storage.
type Store struct{ pool *pgxpool.Pool }

// New returns a store on the pool.
func New(pool *pgxpool.Pool) *Store { return &Store{pool: pool} }

// Do makes a unit of work out of a transaction. txn.Run repeats it after
// a deadlock or a serialization failure.
func (s *Store) Do(
	ctx context.Context, f func(orders.Work) error,
) error {
	opts := pgx.TxOptions{IsoLevel: pgx.ReadCommitted}
	return txn.Run(ctx, s.pool, opts, func(tx pgx.Tx) error {
		return f(orders.Work{Orders: archive{tx}, Stock: stock{tx}})
	})
}

// endregion

// archive is an orders.Orders inside a transaction.
type archive struct{ tx pgx.Tx }

func (a archive) Add(ctx context.Context, o *orders.Order) error {
	err := a.tx.QueryRow(ctx, `
		INSERT INTO orders (customer_id, status) VALUES ($1, $2)
		RETURNING id, created_at`,
		o.Customer, o.Status).Scan(&o.ID, &o.CreatedAt)
	if err != nil {
		return fmt.Errorf("insert order: %w", err)
	}
	for _, l := range o.Lines {
		_, err := a.tx.Exec(ctx, `
			INSERT INTO order_line (order_id, sku, items, price)
			VALUES ($1, $2, $3, $4)`, o.ID, l.SKU, l.Count, l.Price)
		if err != nil {
			return fmt.Errorf("insert line: %w", err)
		}
	}
	return nil
}

// region:get

// row is a row of the table, not an order: it has no rules.
type row struct {
	ID         int64
	CustomerID int64
	Status     string
	CreatedAt  time.Time
}

func (a archive) Get(ctx context.Context, id int64) (orders.Order, error) {
	return a.one(ctx, id, "")
}

func (a archive) Lock(ctx context.Context, id int64) (orders.Order, error) {
	return a.one(ctx, id, "FOR NO KEY UPDATE")
}

func (a archive) one(
	ctx context.Context, id int64, lock string,
) (orders.Order, error) {
	rows, err := a.tx.Query(ctx, `
		SELECT id, customer_id, status, created_at FROM orders
		WHERE id = $1 `+lock, id)
	if err != nil {
		return orders.Order{}, fmt.Errorf("select order: %w", err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[row])
	if errors.Is(err, pgx.ErrNoRows) {
		return orders.Order{}, orders.ErrNotFound // ours from here on
	}
	if err != nil {
		return orders.Order{}, fmt.Errorf("select order: %w", err)
	}
	lines, err := a.lines(ctx, id)
	return orders.Order{
		ID: r.ID, Customer: r.CustomerID, Lines: lines,
		Status: orders.Status(r.Status), CreatedAt: r.CreatedAt,
	}, err
}

// endregion

func (a archive) lines(
	ctx context.Context, id int64,
) ([]orders.Line, error) {
	rows, err := a.tx.Query(ctx, `
		SELECT sku, items, price FROM order_line
		WHERE order_id = $1 ORDER BY sku`, id)
	if err != nil {
		return nil, fmt.Errorf("select lines: %w", err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowToStructByPos[orders.Line])
	if err != nil {
		return nil, fmt.Errorf("select lines: %w", err)
	}
	return lines, nil
}

func (a archive) SetStatus(
	ctx context.Context, id int64, s orders.Status,
) error {
	tag, err := a.tx.Exec(ctx,
		`UPDATE orders SET status = $2 WHERE id = $1`, id, s)
	if err != nil {
		return fmt.Errorf("set status: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return orders.ErrNotFound
	}
	return nil
}

// stock is an orders.Stock inside a transaction.
type stock struct{ tx pgx.Tx }

// region:take

func (s stock) Take(ctx context.Context, sku string, count int) (
	price orders.Money, err error,
) {
	err = s.tx.QueryRow(ctx, `
		UPDATE stock SET items = items - $2
		WHERE sku = $1 AND items >= $2
		RETURNING price`, sku, count).Scan(&price)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, s.refusal(ctx, sku)
	}
	if err != nil {
		return 0, fmt.Errorf("take %s: %w", sku, err)
	}
	return price, nil
}

// refusal says in the words of the domain why no row fitted.
func (s stock) refusal(ctx context.Context, sku string) error {
	var left int
	err := s.tx.QueryRow(ctx,
		`SELECT items FROM stock WHERE sku = $1`, sku).Scan(&left)
	if errors.Is(err, pgx.ErrNoRows) {
		return &orders.Invalid{
			Pointer: "/lines", Why: "no product " + sku,
		}
	}
	if err != nil {
		return fmt.Errorf("look for %s: %w", sku, err)
	}
	return &orders.OutOfStock{SKU: sku, Left: left}
}

// endregion

func (s stock) Return(ctx context.Context, sku string, count int) error {
	_, err := s.tx.Exec(ctx,
		`UPDATE stock SET items = items + $2 WHERE sku = $1`, sku, count)
	if err != nil {
		return fmt.Errorf("return %s: %w", sku, err)
	}
	return nil
}
