package invariants

import (
	"context"
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
)

// The service or the database dies while a refresh stands before COMMIT.
// The client has no answer and shows the old token again.
func TestKilledBeforeCommit(t *testing.T) {
	t.Parallel()
	db := open(t)
	ctx := t.Context()
	db.exec(file("../faults/pause_commit.sql"))
	for _, tt := range []struct {
		who, want, family string
		kill              func(*pgx.Conn)
	}{
		{"the service", "[reused:1]", "reuse", vanish},
		{"the database", "[ok:1]", "open", db.terminate},
	} {
		session, token := db.login(db.person())
		open := db.closeGate()
		victim := db.mortal()
		died := make(chan error, 1)
		go func() {
			_, err := refresh(ctx, victim, token)
			died <- err
		}()
		db.until("before COMMIT", func() bool {
			return db.blocked("advisory")
		})
		tt.kill(victim)
		if err := <-died; err == nil {
			t.Error("the dead one got an answer")
		}
		open()
		db.until("the victim's backend is gone", func() bool {
			return one[bool](db, `SELECT NOT EXISTS (SELECT
				FROM pg_stat_activity WHERE pid = $1)`,
				victim.PgConn().PID())
		})
		_, err := refresh(ctx, db, token)
		if got := count([]error{err}); got != tt.want {
			t.Errorf("%s died: %s, want %s", tt.who, got, tt.want)
		}
		if got := db.state(session); got != tt.family {
			t.Errorf("%s died: the family is %s", tt.who, got)
		}
	}
	db.exec(file("../faults/off.sql"))
}

// A request with a deadline gives up, and its token is still good.
func TestLockedSessions(t *testing.T) {
	t.Parallel()
	db := open(t)
	ctx := t.Context()
	session, token := db.login(db.person())
	locker, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer locker.Rollback(context.WithoutCancel(ctx))
	_, err = locker.Exec(ctx,
		`LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE`)
	if err != nil {
		t.Fatal(err)
	}
	err = pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `SET LOCAL lock_timeout = '50ms'`)
		if err == nil {
			_, err = refresh(ctx, tx, token)
		}
		return err
	})
	want(t, []error{err}, "[55P03:1]")
	if err := locker.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := refresh(ctx, db, token); err != nil {
		t.Errorf("after that: %v; the family is %s", err, db.state(session))
	}
}

// closeGate takes the lock at which COMMIT stops, and returns how to
// release it.
func (db database) closeGate() (open func()) {
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
