// Package quiz holds the programs of «what does it print?» about changes
// of a schema.
package quiz

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Transactional changes the schema and rolls back.
func Transactional(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:transactional
	pool.Exec(ctx, `CREATE TABLE item (id bigint)`)
	tx, _ := pool.Begin(ctx)
	tx.Exec(ctx, `CREATE TABLE coupon (id bigint PRIMARY KEY)`)
	tx.Exec(ctx, `INSERT INTO coupon VALUES (1)`)
	tx.Rollback(ctx)

	var table *string
	pool.QueryRow(ctx,
		`SELECT to_regclass('coupon')::text`).Scan(&table)
	fmt.Fprintln(out, "rolled back:", table == nil)

	tx, _ = pool.Begin(ctx)
	_, err := tx.Exec(ctx, `CREATE INDEX CONCURRENTLY
		ON item (id)`)
	tx.Rollback(ctx)
	fmt.Fprintln(out, "index:", err)
	// endregion
}

// Invalid builds a unique index over duplicates, without a lock.
func Invalid(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:invalid
	pool.Exec(ctx, `CREATE TABLE mail (address text)`)
	pool.Exec(ctx, `INSERT INTO mail VALUES ('a'), ('a')`)
	_, err := pool.Exec(ctx, `CREATE UNIQUE INDEX CONCURRENTLY
		IF NOT EXISTS mail_address ON mail (address)`)
	fmt.Fprintln(out, err)

	pool.Exec(ctx, `DELETE FROM mail`)
	_, err = pool.Exec(ctx, `CREATE UNIQUE INDEX CONCURRENTLY
		IF NOT EXISTS mail_address ON mail (address)`)
	var valid bool
	pool.QueryRow(ctx, `SELECT indisvalid FROM pg_index
		WHERE indexrelid = 'mail_address'::regclass`).Scan(&valid)
	fmt.Fprintln(out, err, valid)
	// endregion
}

// Star asks for all columns before and after a column is added.
func Star(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:star
	pool.Exec(ctx, `CREATE TABLE thing (id int)`)
	conn, _ := pool.Acquire(ctx) // the old code
	defer conn.Release()
	ask := func(sql string) error {
		_, err := conn.Exec(ctx, sql, 1)
		return err
	}
	const star = `SELECT * FROM thing WHERE id = $1`
	const named = `SELECT id FROM thing WHERE id = $1`
	fmt.Fprintln(out, ask(star), ask(named))
	pool.Exec(ctx, `ALTER TABLE thing ADD COLUMN name text`)
	fmt.Fprintln(out, ask(star))
	fmt.Fprintln(out, ask(star), ask(named))
	// endregion
}
