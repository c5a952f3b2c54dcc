package invariants

import (
	"context"
	"testing"

	"route500k/content/internal/schemas"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
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
		kill func(testing.TB, *pgxpool.Pool, *pgx.Conn)
		want bool // the first attempt has gone through
	}{
		{"the-service", schemas.Vanish, true},
		{"the-database", schemas.Terminate, false},
	} {
		key := "killed-is-" + tt.who
		open := schemas.CloseGate(t, db.Pool)
		victim := schemas.Victim(t, db.Pool)
		died := make(chan error, 1)
		go func() {
			_, _, err := create(ctx, victim, alice, key, "List", "")
			died <- err
		}()
		schemas.Until(t, db.Pool, schemas.Waiting, "advisory", 1)
		tt.kill(t, db.Pool, victim)
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
		schemas.Until(t, db.Pool, schemas.OthersWait,
			victim.PgConn().PID())
		open()
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
	if schemas.Refusal(err).Code != "55P03" {
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
