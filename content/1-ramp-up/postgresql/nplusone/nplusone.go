// Package nplusone reads orders with their lines in three ways.
package nplusone

import (
	"context"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema holds twenty orders of three lines each.
const Schema = `
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE line (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	order_id bigint NOT NULL REFERENCES orders, product text NOT NULL
);
CREATE INDEX line_order ON line (order_id);
INSERT INTO orders SELECT g FROM generate_series(1, 20) g;
INSERT INTO line (order_id, product)
SELECT g % 20 + 1, 'product ' || g FROM generate_series(1, 60) g`

// Line is a product in an order.
type Line struct {
	OrderID int64
	Product string
}

// Lines are the lines of orders by the id of the order.
type Lines map[int64][]Line

// region:naive

// Naive asks once for the orders and once for each of them.
func Naive(ctx context.Context, pool *pgxpool.Pool) (Lines, error) {
	ids, err := orders(ctx, pool)
	if err != nil {
		return nil, err
	}
	all := Lines{}
	for _, id := range ids {
		lines, err := linesOf(ctx, pool, []int64{id})
		if err != nil {
			return nil, err
		}
		all[id] = lines
	}
	return all, nil
}

// endregion

// region:any

// Any asks once for the orders and once for all their lines.
func Any(ctx context.Context, pool *pgxpool.Pool) (Lines, error) {
	ids, err := orders(ctx, pool)
	if err != nil {
		return nil, err
	}
	lines, err := linesOf(ctx, pool, ids)
	if err != nil {
		return nil, err
	}
	all := Lines{}
	for _, line := range lines {
		all[line.OrderID] = append(all[line.OrderID], line)
	}
	return all, nil
}

func linesOf(
	ctx context.Context, pool *pgxpool.Pool, ids []int64,
) ([]Line, error) {
	rows, err := pool.Query(ctx, `
		SELECT order_id, product FROM line
		WHERE order_id = ANY($1) ORDER BY id`, ids)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[Line])
}

// endregion

func orders(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	rows, err := pool.Query(ctx, `SELECT id FROM orders ORDER BY id`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

// region:counter

// Counter counts queries: put it in ConnConfig.Tracer in tests, and a
// tracer that measures them in production.
type Counter struct{ Queries atomic.Int64 }

// TraceQueryStart is called before each query.
func (c *Counter) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData,
) context.Context {
	c.Queries.Add(1)
	return ctx
}

// TraceQueryEnd is called after each query.
func (c *Counter) TraceQueryEnd(
	context.Context, *pgx.Conn, pgx.TraceQueryEndData,
) {
}

// endregion
