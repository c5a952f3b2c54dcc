package invariants

import (
	"context"
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
)

// region:killed

// The service or the database dies while an INSERT stands before COMMIT.
func TestKilledBeforeCommit(t *testing.T) {
	t.Parallel()
	db := open(t)
	ctx, alice := t.Context(), db.person()
	db.exec(file("../faults/pause_commit.sql"))
	for _, tt := range []struct {
		who  string
		kill func(*pgx.Conn)
		want bool // the first attempt has gone through
	}{
		{"the-service", vanish, true},
		{"the-database", db.terminate, false},
	} {
		key := "killed-is-" + tt.who
		unlock := db.closeGate()
		victim := db.mortal()
		died := make(chan error, 1)
		go func() {
			_, _, err := create(ctx, victim, alice, key, "List", "")
			died <- err
		}()
		db.until(waiting, "advisory", 1)
		tt.kill(victim)
		if err := <-died; err == nil {
			t.Error("the dead one got an answer")
		}

		retry := make(chan bool, 1)
		go func() {
			_, replayed, err := create(ctx, db, alice, key, "List", "")
			if err != nil {
				t.Error(err)
			}
			retry <- replayed
		}()
		db.until(othersWait, victim.PgConn().PID())
		unlock()
		if replayed := <-retry; replayed != tt.want {
			t.Errorf("%s: replayed %t", tt.who, replayed)
		}
	}
	if n := db.notes(alice); n != 2 {
		t.Errorf("%d notes, want one a key", n)
	}
	db.exec(file("../faults/off.sql"))
}

// endregion

// A request with a deadline gives up; the table comes back, and so do we.
func TestLockedTable(t *testing.T) {
	t.Parallel()
	db := open(t)
	ctx, alice := t.Context(), db.person()
	locker, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer locker.Rollback(context.WithoutCancel(ctx))
	_, err = locker.Exec(ctx, `LOCK TABLE notes IN ACCESS EXCLUSIVE MODE`)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, err = reader.Exec(ctx, `SET LOCAL lock_timeout = '50ms'`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = reader.Exec(ctx, listSQL, alice, nil, nil, 20)
	if code(err) != "55P03" {
		t.Errorf("while it is locked: %v", err)
	}
	if err := reader.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if err := locker.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(ctx, listSQL, alice, nil, nil, 20); err != nil {
		t.Errorf("after that: %v", err)
	}
}

const othersWait = `SELECT count(*) > 0 FROM pg_stat_activity
	WHERE datname = current_database() AND pid <> $1
	AND wait_event IN ('transactionid', 'advisory')`

// closeGate takes the lock at which COMMIT stops, and returns how to
// release it.
func (db database) closeGate() (unlock func()) {
	db.t.Helper()
	gate, err := db.Acquire(db.t.Context())
	if err != nil {
		db.t.Fatal(err)
	}
	run := func(sql string) {
		if _, err := gate.Exec(db.t.Context(), sql); err != nil {
			db.t.Fatal(err)
		}
	}
	run(`SELECT pg_advisory_lock(42)`)
	return func() {
		run(`SELECT pg_advisory_unlock(42)`)
		gate.Release()
	}
}

func (db database) terminate(conn *pgx.Conn) {
	db.exec(`SELECT pg_terminate_backend($1)`, conn.PgConn().PID())
}

// vanish is what SIGKILL leaves of a connection.
func vanish(conn *pgx.Conn) { _ = conn.PgConn().Conn().Close() }

// mortal returns a connection that may vanish.
func (db database) mortal() *pgx.Conn {
	db.t.Helper()
	config, err := pgx.ParseConfig(db.Config().ConnString())
	if err != nil {
		db.t.Fatal(err)
	}
	config.RuntimeParams["lock_timeout"] = "50ms" // not at the gate
	dial, used := config.DialFunc, false
	config.DialFunc = func(
		ctx context.Context, network, address string,
	) (net.Conn, error) {
		if used { // pgx wants to cancel the query: the dead do not
			return nil, net.ErrClosed
		}
		used = true
		return dial(ctx, network, address)
	}
	conn, err := pgx.ConnectConfig(db.t.Context(), config)
	if err != nil {
		db.t.Fatal(err)
	}
	return conn
}
