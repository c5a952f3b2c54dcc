// Package lockmodes asks the server which lock a statement takes on its
// table, and whether it writes the table anew.
package lockmodes

import (
	"context"
	_ "embed"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is the table that the statements change.
const Schema = `
CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE bill (id integer PRIMARY KEY);
CREATE TABLE orders (
	id bigint PRIMARY KEY, customer_id bigint, name varchar(50),
	total integer, CONSTRAINT total_small CHECK (total < 1000000)
);
INSERT INTO orders SELECT g, NULL, 'n' || g, g FROM generate_series(1, 9) g;
ALTER TABLE orders DROP CONSTRAINT total_small;
ALTER TABLE orders ADD CONSTRAINT total_small
	CHECK (total < 1000000) NOT VALID;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
	AS 'BEGIN RETURN NEW; END'`

//go:embed statements.sql
var statements string

// Statements are the statements of the table.
func Statements() []string {
	return strings.Split(strings.TrimSpace(statements), "\n")
}

// Effect is what a statement does to the table.
type Effect struct {
	Mode    string // the strongest lock on the table
	Rewrite bool   // the table has a new file
}

// region:probe

// Probe runs the statement, looks and rolls back.
func Probe(
	ctx context.Context, pool *pgxpool.Pool, statement string,
) (effect Effect, err error) {
	const file = `SELECT pg_relation_filenode('orders')`
	tx, err := pool.Begin(ctx)
	if err != nil {
		return effect, err
	}
	defer tx.Rollback(ctx)
	var before, after uint32
	if err := tx.QueryRow(ctx, file).Scan(&before); err != nil {
		return effect, err
	}
	if _, err := tx.Exec(ctx, statement); err != nil {
		return effect, err
	}
	if err := tx.QueryRow(ctx, file).Scan(&after); err != nil {
		return effect, err
	}
	effect.Rewrite = before != after
	effect.Mode, err = strongest(ctx, tx)
	return effect, err
}

func strongest(ctx context.Context, tx pgx.Tx) (mode string, err error) {
	return mode, tx.QueryRow(ctx, `
		SELECT mode FROM pg_locks
		WHERE pid = pg_backend_pid() AND relation = 'orders'::regclass
		ORDER BY array_position(ARRAY['AccessExclusiveLock',
			'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock',
			'ShareUpdateExclusiveLock', 'RowExclusiveLock',
			'RowShareLock', 'AccessShareLock'], mode)
		LIMIT 1`).Scan(&mode)
}

// endregion
