//go:build unix

package pgscale_test

import (
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/ring/data-scaling/pgscale"
)

// A write is read from the replica at once, and then with its position.
func tryReads(t *testing.T, b *bench) {
	s := &scene{t: t}
	d := &pgscale.Databases{Primary: b.a, Replica: b.b,
		Patience: 50 * time.Millisecond}
	name := func(pool *pgxpool.Pool) string {
		if pool == b.b {
			return "replica"
		}
		return "primary"
	}
	b.pause(t)
	lsn, err := d.Write(t.Context(), func(tx pgx.Tx) error {
		s.say("primary", tx,
			`INSERT INTO orders (status) VALUES ('paid') RETURNING id`)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.replica.Until(t, b.b,
		`SELECT pg_last_wal_receive_lsn() >= $1::pg_lsn`, lsn)
	s.note("the replica has received the log; its replay is paused")
	s.say("replica", b.b, `SELECT id, status FROM orders WHERE id = 1`)
	s.note("with no position:  read at the %s",
		name(d.For(t.Context(), "")))
	s.note("with the position: read at the %s",
		name(d.For(t.Context(), lsn)))
	b.resume(t)
	b.caughtUp(t)
	s.note("the replay goes on")
	s.note("with the position: read at the %s",
		name(d.For(t.Context(), lsn)))
	s.say("replica", b.b, `SELECT id, status FROM orders WHERE id = 1`)
	s.say("replica", b.b, `UPDATE orders SET status = 'sent'`)
	s.golden("reads.txt")

	for _, lsn := range []string{"nonsense", pgscale.Ahead} {
		if d.For(t.Context(), lsn) != b.a {
			t.Error(lsn, "must lead to the primary")
		}
	}
	d.Primary = mortal(t, b.primary, "postgres",
		&death{at: "pg_current_wal_insert_lsn"})
	lsn, err = d.Write(t.Context(), func(pgx.Tx) error { return nil })
	if lsn != pgscale.Ahead || err != nil {
		t.Error("committed, and the position is not known:", lsn, err)
	}
	if got := (&pgscale.Databases{Primary: b.a, Replica: b.a}).For(
		t.Context(), pgscale.Ahead); got != b.a {
		t.Error("who takes writes has all there is")
	}
}

// A position taken inside the transaction is reached before its commit.
func tryEarly(t *testing.T, b *bench) {
	s := &scene{t: t}
	tx, err := b.a.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(t.Context()) }()
	s.say("primary", tx, `INSERT INTO orders (status) VALUES ('early')`)
	var lsn string
	err = tx.QueryRow(t.Context(),
		`SELECT pg_current_wal_insert_lsn()::text`).Scan(&lsn)
	if err != nil {
		t.Fatal(err)
	}
	s.note("the position is taken here, before COMMIT")
	b.exec(t, b.a, `INSERT INTO orders DEFAULT VALUES`) // flushes the log
	b.caughtUp(t)
	b.pause(t)
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.note("COMMIT is done; the replica has not replayed it")
	s.note("the position is replayed: %t", value[bool](t, b.b,
		`SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn`, lsn))
	s.say("replica", b.b,
		`SELECT count(*) FROM orders WHERE status = 'early'`)
	b.resume(t)
	s.golden("early.txt")
}

// Both formulas for the lag that a replica computes by itself are wrong.
func tryMetric(t *testing.T, b *bench) {
	const byClock = `SELECT extract(epoch FROM
		clock_timestamp() - pg_last_xact_replay_timestamp())::float8`
	const patched = `SELECT CASE
  WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
  ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp())
END`
	s := &scene{t: t}
	b.exec(t, b.a, `INSERT INTO orders DEFAULT VALUES`)
	b.caughtUp(t)
	s.note("all is replayed, nobody writes")
	first := value[float64](t, b.b, byClock)
	s.note("now() - pg_last_xact_replay_timestamp() grows: %t",
		value[float64](t, b.b, byClock) > first)
	b.cut(t)
	b.exec(t, b.a, `INSERT INTO orders (status)
		SELECT 'unseen' FROM generate_series(1, 1000)`)
	s.note("the replica is cut off, 1000 orders are written")
	s.say("replica", b.b, patched)
	s.say("primary", b.a, `SELECT count(*) FROM pg_stat_replication`)
	s.say("primary", b.a, `SELECT active,
  pg_current_wal_lsn() > restart_lsn AS behind
FROM pg_replication_slots`)
	b.mend(t)
	s.golden("metric.txt")
	if strings.Contains(s.text.String(), "false") {
		t.Error(s.text.String())
	}
}

// A long query on the replica gives way to what the primary has removed.
func tryConflict(t *testing.T, b *bench) {
	s := &scene{t: t}
	set(t, b.b, "max_standby_streaming_delay", "0")
	b.replica.Until(t, b.b,
		`SELECT current_setting('max_standby_streaming_delay') = '0'`)
	report := make(chan string)
	const sql = `SELECT count(*), pg_sleep(60) FROM orders`
	go func() { report <- answer(t, b.b, sql) }()
	b.replica.Until(t, b.b, `SELECT count(*) = 1 FROM pg_stat_activity
		WHERE wait_event = 'PgSleep'`)
	s.say("primary", b.a, `DELETE FROM orders WHERE status = 'unseen'`)
	s.say("primary", b.a, `VACUUM orders`)
	s.note("and the report on the replica:")
	s.text.WriteString("replica> " + sql + "\n" + <-report)
	set(t, b.b, "max_standby_streaming_delay", "30s")
	s.golden("conflict.txt")
}
