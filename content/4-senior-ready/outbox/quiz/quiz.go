// Package quiz holds the programs of «what does it print?» about outbox.
package quiz

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Cursor reads events by «greater than the last one».
func Cursor(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	pool.Exec(ctx, `CREATE TABLE outbox (
		id bigint GENERATED ALWAYS AS IDENTITY, body text)`)
	// region:cursor
	add := `INSERT INTO outbox (body) VALUES ($1)`
	var last int64
	read := func() {
		rows, _ := pool.Query(ctx, `SELECT id, body FROM outbox
			WHERE id > $1 ORDER BY id`, last)
		var body string
		pgx.ForEachRow(rows, []any{&last, &body}, func() error {
			fmt.Fprintln(out, last, body)
			return nil
		})
	}
	slow, _ := pool.Begin(ctx)
	slow.Exec(ctx, add, "slow") // takes id 1 and is not committed yet
	pool.Exec(ctx, add, "quick")
	read()
	slow.Commit(ctx)
	read()
	// endregion
}

// Snapshot reads only behind the oldest running transaction.
func Snapshot(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:snapshot
	pool.Exec(ctx, `CREATE TABLE log (
		id   bigint GENERATED ALWAYS AS IDENTITY,
		xid  xid8 NOT NULL DEFAULT pg_current_xact_id(),
		body text)`)
	read := func() {
		rows, _ := pool.Query(ctx, `SELECT body FROM log
			WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
			ORDER BY xid, id`)
		bodies, _ := pgx.CollectRows(rows, pgx.RowTo[string])
		fmt.Fprintln(out, bodies)
	}
	// endregion
	add := `INSERT INTO log (body) VALUES ($1)`
	slow, _ := pool.Begin(ctx)
	slow.Exec(ctx, add, "slow")
	pool.Exec(ctx, add, "quick")
	read()
	slow.Commit(ctx)
	// Transactions of neighbours hold the horizon back, too.
	for range 100 {
		var ready bool
		pool.QueryRow(ctx, `SELECT max(xid) <
			pg_snapshot_xmin(pg_current_snapshot()) FROM log`).Scan(&ready)
		if ready {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	read()
}

// Notices counts notifications.
func Notices(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	// region:notices
	conn, _ := pool.Acquire(ctx)
	defer conn.Release()
	conn.Exec(ctx, `LISTEN outbox`)
	for _, end := range []string{"ROLLBACK", "COMMIT"} {
		tx, _ := pool.Acquire(ctx)
		tx.Exec(ctx, `BEGIN`)
		for range 3 {
			tx.Exec(ctx, `NOTIFY outbox`)
		}
		tx.Exec(ctx, end)
		tx.Release()
		n := 0
		for {
			short, cancel := context.WithTimeout(ctx, time.Second/2)
			_, err := conn.Conn().WaitForNotification(short)
			cancel()
			if err != nil {
				break
			}
			n++
		}
		fmt.Fprintln(out, end, n)
	}
	// endregion
}

// Locked lets two relays choose at the same time.
func Locked(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	pool.Exec(ctx, `CREATE TABLE jobs AS
		SELECT id FROM generate_series(1, 5) id`)
	// region:locked
	take := func(tx pgx.Tx) {
		rows, _ := tx.Query(ctx, `SELECT id FROM jobs
			ORDER BY id LIMIT 2 FOR UPDATE SKIP LOCKED`)
		ids, _ := pgx.CollectRows(rows, pgx.RowTo[int])
		fmt.Fprintln(out, ids)
	}
	a, _ := pool.Begin(ctx)
	b, _ := pool.Begin(ctx)
	take(a)
	take(b)
	a.Rollback(ctx) // it has crashed
	take(b)
	b.Rollback(ctx)
	// endregion
}
