// Package store keeps prices in PostgreSQL.
package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Schema is the table.
const Schema = `CREATE TEMP TABLE products (
	id bigint PRIMARY KEY, price bigint NOT NULL CHECK (price > 0))`

// Price returns the price of a product.
func Price(
	ctx context.Context, conn *pgx.Conn, id int64,
) (price int64, err error) {
	err = conn.QueryRow(ctx,
		`SELECT price FROM products WHERE id = $1`, id).Scan(&price)
	return price, err
}
