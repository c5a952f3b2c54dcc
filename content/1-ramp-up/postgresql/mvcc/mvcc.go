// Package mvcc looks at versions of rows.
package mvcc

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema leaves garbage to us: autovacuum is off.
const Schema = `
CREATE TABLE price (id bigint PRIMARY KEY, amount bigint NOT NULL)
	WITH (autovacuum_enabled = off);
INSERT INTO price VALUES (1, 100)`

// region:versions

// Versions shows one row to a reader with an old snapshot and to a new one.
func Versions(
	ctx context.Context, pool *pgxpool.Pool, out io.Writer,
) error {
	old, err := pool.BeginTx(ctx, pgx.TxOptions{
		IsoLevel: pgx.RepeatableRead,
	})
	if err != nil {
		return err
	}
	defer old.Rollback(ctx)
	if err := show(ctx, old, out, "old, before"); err != nil {
		return err
	}
	for range 2 {
		_, err := pool.Exec(ctx,
			`UPDATE price SET amount = amount + 50 WHERE id = 1`)
		if err != nil {
			return err
		}
	}
	if err := show(ctx, old, out, "old, after"); err != nil {
		return err
	}
	return show(ctx, pool, out, "new")
}

type querier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// show prints the version that db sees: its place (page, item), and
// whether a later transaction has replaced it.
func show(
	ctx context.Context, db querier, out io.Writer, who string,
) error {
	var amount int
	var place string
	var replaced bool
	err := db.QueryRow(ctx, `
		SELECT amount, ctid::text, xmax::text <> '0'
		FROM price WHERE id = 1`).Scan(&amount, &place, &replaced)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%-12s amount=%d ctid=%s replaced=%t\n",
		who, amount, place, replaced)
	return err
}

// endregion

// Pages returns the size of the table in pages of 8 KB.
func Pages(ctx context.Context, pool *pgxpool.Pool) (pages int, err error) {
	return pages, pool.QueryRow(ctx, `
		SELECT (pg_relation_size('price') / 8192)::int`).Scan(&pages)
}
