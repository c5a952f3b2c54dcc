package invariants

import (
	"context"
	"testing"
	"time"

	"route500k/content/internal/schemas"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// region:killed
// The service or the database dies while a checkout stands before COMMIT;
// the client repeats it with the same key.
func TestKilledCheckout(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.exec(file("../faults/pause_commit.sql"))
	for _, tt := range []struct {
		who  string
		kill func(testing.TB, *pgxpool.Pool, *pgx.Conn)
	}{
		{"the service", schemas.Vanish},
		{"the database", schemas.Terminate},
	} {
		mug := s.product(1)
		c, key := s.fill(person(), line{mug, 1}), person()
		open := schemas.CloseGate(t, s.Pool)
		victim := schemas.Victim(t, s.Pool)
		died := make(chan error, 1)
		go func() {
			died <- s.on(victim, func(tx pgx.Tx) error {
				_, err := checkout(t.Context(), tx, key, c)
				return err
			})
		}()
		schemas.Until(t, s.Pool, schemas.Waiting, "advisory", 1)
		tt.kill(t, s.Pool, victim)
		if err := <-died; err == nil {
			t.Errorf("%s: the dead one got an answer", tt.who)
		}
		again := make(chan error, 1)
		go func() {
			_, err := s.checkout(t.Context(), key, c)
			again <- err
		}()
		schemas.Until(t, s.Pool, schemas.OthersWait,
			victim.PgConn().PID())
		open()
		if err := <-again; err != nil {
			t.Errorf("%s: repeated: %v", tt.who, err)
		}
		if got := s.shelf(mug); got != "1 1" {
			t.Errorf("%s: on hand and reserved: %s", tt.who, got)
		}
	}
	s.exec(file("../faults/off.sql"))
	s.sound()
}

// endregion

// region:worker
// A worker dies between the end of an order and COMMIT. Until then its
// neighbour passes by, who pays late is refused at once, and who cancels
// gives up in time.
func TestKilledWorker(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	mug := s.product(1)
	customer, order := s.order(line{mug, 1})
	s.exec(file("../faults/make_due.sql"))
	s.exec(file("../faults/pause_expiry.sql"))
	open := schemas.CloseGate(t, s.Pool)
	victim := schemas.Victim(t, s.Pool)
	died := make(chan error, 1)
	go func() {
		died <- s.on(victim, func(tx pgx.Tx) error {
			_, err := end(ctx, tx, expireSQL, releaseSQL)
			return err
		})
	}()
	schemas.Until(t, s.Pool, schemas.Waiting, "advisory", 1)

	soon, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if _, err := s.expire(soon); schemas.Outcome(err) != "ended" {
		t.Errorf("the neighbour: %v", err)
	}
	if err := s.pay(soon, order); schemas.Outcome(err) != "ended" {
		t.Errorf("who pays: %v", err)
	}
	err := pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `SET LOCAL lock_timeout = '50ms'`)
		if err == nil {
			_, err = end(ctx, tx, cancelSQL, releaseSQL, order, customer)
		}
		return err
	})
	if schemas.Outcome(err) != "55P03" {
		t.Errorf("who cancels: %v", err)
	}

	schemas.Terminate(t, s.Pool, victim)
	if err := <-died; err == nil {
		t.Error("the dead one got an answer")
	}
	open()
	if got := s.shelf(mug); got != "1 1" {
		t.Errorf("after its death, on hand and reserved: %s", got)
	}
	if _, err := s.expire(ctx); err != nil {
		t.Errorf("the neighbour, later: %v", err)
	}
	if got := s.shelf(mug); got != "1 0" {
		t.Errorf("on hand and reserved: %s", got)
	}
	s.exec(file("../faults/off.sql"))
	s.sound()
}

// endregion

func (s shop) on(conn *pgx.Conn, work func(pgx.Tx) error) error {
	return pgx.BeginFunc(s.t.Context(), conn, work)
}
