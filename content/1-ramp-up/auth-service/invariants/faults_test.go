package invariants

import (
	"context"
	"testing"

	"route500k/content/internal/schemas"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
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
		kill              func(testing.TB, *pgxpool.Pool, *pgx.Conn)
	}{
		{"the service", "[reused:1]", "reuse", schemas.Vanish},
		{"the database", "[ok:1]", "open", schemas.Terminate},
	} {
		session, token := db.login(db.person())
		open := schemas.CloseGate(t, db.Pool)
		victim := schemas.Victim(t, db.Pool)
		died := make(chan error, 1)
		go func() {
			_, err := refresh(ctx, victim, token)
			died <- err
		}()
		schemas.Until(t, db.Pool, schemas.Waiting, "advisory", 1)
		tt.kill(t, db.Pool, victim)
		if err := <-died; err == nil {
			t.Error("the dead one got an answer")
		}
		open()
		schemas.Until(t, db.Pool, schemas.Gone, victim.PgConn().PID())
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
