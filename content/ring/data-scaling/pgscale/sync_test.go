//go:build unix

package pgscale_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/internal/proof"
)

// syncOn makes the replica a synchronous one.
func (b *bench) syncOn(t *testing.T) {
	t.Helper()
	set(t, b.a, "synchronous_standby_names", "replica")
	b.primary.Until(t, b.a, `SELECT sync_state = 'sync'
		FROM pg_stat_replication`)
}

func (b *bench) syncOff(t *testing.T) {
	t.Helper()
	set(t, b.a, "synchronous_standby_names", "")
	b.primary.Until(t, b.a,
		`SELECT current_setting('synchronous_standby_names') = ''`)
}

// writer commits an order on a connection of its own.
type writer struct {
	conn   *pgx.Conn
	notice *pgconn.Notice
	done   chan error
}

func (b *bench) writer(t *testing.T, setting string) *writer {
	t.Helper()
	cfg, err := pgx.ParseConfig(b.primary.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{done: make(chan error, 1)}
	cfg.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { w.notice = n }
	w.conn, err = pgx.ConnectConfig(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.conn.Close(context.Background()) })
	if _, err := w.conn.Exec(t.Context(), "SET "+setting); err != nil {
		t.Fatal(err)
	}
	return w
}

// insert starts to insert an order; done tells how that ended.
func (w *writer) insert(ctx context.Context, status string) {
	go func() {
		_, err := w.conn.Exec(ctx,
			`INSERT INTO orders (status) VALUES ($1)`, status)
		w.done <- err
	}()
}

const waits = `SELECT count(*) = 1 FROM pg_stat_activity
	WHERE pid = $1 AND wait_event = 'SyncRep'`

// returns reports whether the insert ends while the replica is as it is.
func (b *bench) returns(t *testing.T, w *writer) bool {
	t.Helper()
	const gone = `SELECT count(*) = 0 FROM pg_stat_replication`
	if value[bool](t, b.a, gone) { // nobody will ever answer
		for !value[bool](t, b.a, waits, w.conn.PgConn().PID()) {
			if len(w.done) > 0 {
				return <-w.done == nil
			}
			time.Sleep(time.Millisecond)
		}
		return false
	}
	// The replica has answered with all it will.
	const settled = `SELECT flush_lsn >= pg_current_wal_insert_lsn()
		AND EXISTS (SELECT FROM pg_stat_activity
			WHERE pid = $1 AND wait_event = 'SyncRep')
		FROM pg_stat_replication`
	for steady := 0; ; {
		select {
		case err := <-w.done:
			if err != nil {
				t.Fatal(err)
			}
			return true
		case <-time.After(10 * time.Millisecond):
		}
		steady++
		if !value[bool](t, b.a, settled, w.conn.PgConn().PID()) {
			steady = 0
		}
		if steady == 20 {
			return false
		}
	}
}

// For what COMMIT waits at each level of synchronous_commit.
func trySync(t *testing.T, b *bench) {
	levels := []string{"local", "remote_write", "on", "remote_apply"}
	verdicts := make(map[string][]string)
	try := func() {
		for _, level := range levels {
			w := b.writer(t, "synchronous_commit = "+level)
			w.insert(t.Context(), level)
			verdict := "returns"
			if !b.returns(t, w) {
				verdict = "waits"
				b.exec(t, b.a, `SELECT pg_cancel_backend($1)`,
					w.conn.PgConn().PID())
				if err := <-w.done; err != nil {
					t.Fatal(err)
				}
			}
			verdicts[level] = append(verdicts[level], verdict)
		}
	}
	b.syncOn(t)
	try()
	b.pause(t)
	try()
	b.resume(t)
	b.cut(t)
	try()
	b.syncOff(t)
	b.mend(t)

	text := fmt.Sprintf("%-20s%-10s%-12s%s\n", "synchronous_commit",
		"works", "paused", "gone")
	for _, level := range levels {
		v := verdicts[level]
		text += fmt.Sprintf("%-20s%-10s%-12s%s\n", level, v[0], v[1], v[2])
	}
	proof.Golden(t, "testdata/sync.txt", text)
}

// Whoever stops waiting has committed all the same.
func tryCancel(t *testing.T, b *bench) {
	s := &scene{t: t}
	b.syncOn(t)
	b.cut(t)
	rows := func(status string) int {
		return value[int](t, b.a,
			`SELECT count(*) FROM orders WHERE status = $1`, status)
	}
	s.note("synchronous_commit = on, the only replica is gone")

	w := b.writer(t, "application_name = 'cancelled'")
	w.insert(t.Context(), "cancelled")
	b.primary.Until(t, b.a, waits, w.conn.PgConn().PID())
	s.note("INSERT waits; others see %d rows", rows("cancelled"))
	b.exec(t, b.a, `SELECT pg_cancel_backend($1)`, w.conn.PgConn().PID())
	err := <-w.done
	s.note("pg_cancel_backend; the client's error: %v", err)
	fmt.Fprintf(&s.text, "  %s: %s\n  DETAIL: %s\n", w.notice.Severity,
		w.notice.Message, w.notice.Detail)
	s.note("others see %d row", rows("cancelled"))

	w = b.writer(t, "application_name = 'deadline'")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	w.insert(ctx, "deadline")
	err = <-w.done
	s.note("a context of 100 ms; the client's error:")
	fmt.Fprintf(&s.text, "  %v\n", err)
	b.primary.Until(t, b.a, `SELECT count(*) = 1 FROM orders
		WHERE status = 'deadline'`)
	s.note("others see %d row", rows("deadline"))

	w = b.writer(t, "statement_timeout = '100ms'")
	w.insert(t.Context(), "timeout")
	b.primary.Until(t, b.a, `SELECT count(*) = 1 FROM pg_stat_activity
		WHERE pid = $1 AND wait_event = 'SyncRep'
		AND clock_timestamp() - query_start > '300ms'`,
		w.conn.PgConn().PID())
	s.note("statement_timeout of 100 ms; after 300 ms INSERT still waits")
	b.syncOff(t)
	err = <-w.done
	s.note("synchronous_standby_names = ''; the client's error: %v", err)
	b.mend(t)
	s.golden("cancel.txt")
}
