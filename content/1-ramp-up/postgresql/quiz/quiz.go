// Package quiz holds the programs of «what does it print?». The server
// answers them, so each writes to an io.Writer and a golden file is kept.
package quiz

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Aborted goes on after an error inside a transaction.
func Aborted(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:aborted
	pool.Exec(ctx, `CREATE TABLE a (id int PRIMARY KEY)`)
	tx, _ := pool.Begin(ctx)
	tx.Exec(ctx, `INSERT INTO a VALUES (1)`)
	_, err := tx.Exec(ctx, `INSERT INTO a VALUES (1)`)
	fmt.Fprintln(out, "insert:", err)
	_, err = tx.Exec(ctx, `INSERT INTO a VALUES (2)`)
	fmt.Fprintln(out, "insert:", err)
	fmt.Fprintln(out, "commit:", tx.Commit(ctx))
	// endregion
}

// Sequence rolls back an insert and looks at the next id.
func Sequence(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:sequence
	pool.Exec(ctx, `CREATE TABLE s (
		id int GENERATED ALWAYS AS IDENTITY, name text UNIQUE)`)
	insert := func(db interface {
		QueryRow(context.Context, string, ...any) pgx.Row
	}, name string) {
		var id int
		err := db.QueryRow(ctx, `INSERT INTO s (name) VALUES ($1)
			ON CONFLICT DO NOTHING RETURNING id`, name).Scan(&id)
		fmt.Fprintln(out, id, err)
	}
	insert(pool, "anna")
	tx, _ := pool.Begin(ctx)
	insert(tx, "boris")
	tx.Rollback(ctx)
	insert(pool, "anna")
	insert(pool, "vera")
	// endregion
}
