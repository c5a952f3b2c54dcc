package invariants

import (
	"context"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
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
		kill func(shop, *pgx.Conn)
	}{
		{"the service", vanish}, {"the database", terminate},
	} {
		mug := s.product(1)
		c, key := s.fill(person(), line{mug, 1}), person()
		unlock := s.lock42()
		victim := s.mortal()
		died := make(chan error, 1)
		go func() {
			died <- s.on(victim, func(tx pgx.Tx) error {
				_, err := checkout(t.Context(), tx, key, c)
				return err
			})
		}()
		s.until(waiting, "advisory", 1)
		tt.kill(s, victim)
		if err := <-died; err == nil {
			t.Errorf("%s: the dead one got an answer", tt.who)
		}
		again := make(chan error, 1)
		go func() {
			_, err := s.checkout(t.Context(), key, c)
			again <- err
		}()
		s.until(othersWait, victim.PgConn().PID())
		unlock()
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
	unlock := s.lock42()
	victim := s.mortal()
	died := make(chan error, 1)
	go func() {
		died <- s.on(victim, func(tx pgx.Tx) error {
			_, err := end(ctx, tx, expireSQL, releaseSQL)
			return err
		})
	}()
	s.until(waiting, "advisory", 1)

	soon, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if _, err := s.expire(soon); name(err) != "ended" {
		t.Errorf("the neighbour: %v", err)
	}
	if err := s.pay(soon, order); name(err) != "ended" {
		t.Errorf("who pays: %v", err)
	}
	err := pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `SET LOCAL lock_timeout = '50ms'`)
		if err == nil {
			_, err = end(ctx, tx, cancelSQL, releaseSQL, order, customer)
		}
		return err
	})
	if name(err) != "55P03" {
		t.Errorf("who cancels: %v", err)
	}

	terminate(s, victim)
	if err := <-died; err == nil {
		t.Error("the dead one got an answer")
	}
	unlock()
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

const othersWait = `SELECT count(*) > 0 FROM pg_stat_activity
	WHERE datname = current_database() AND pid <> $1
	AND wait_event IN ('transactionid', 'advisory')`

// lock42 takes the lock at which COMMIT stops, and returns how to release
// it.
func (s shop) lock42() (unlock func()) {
	s.t.Helper()
	holder, err := s.Acquire(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	run := func(sql string) {
		if _, err := holder.Exec(s.t.Context(), sql); err != nil {
			s.t.Fatal(err)
		}
	}
	run(`SELECT pg_advisory_lock(42)`)
	return func() {
		run(`SELECT pg_advisory_unlock(42)`)
		holder.Release()
	}
}

func terminate(s shop, conn *pgx.Conn) {
	s.exec(`SELECT pg_terminate_backend($1)`, conn.PgConn().PID())
}

// vanish is what SIGKILL leaves of a connection.
func vanish(_ shop, conn *pgx.Conn) { _ = conn.PgConn().Conn().Close() }

func (s shop) on(conn *pgx.Conn, work func(pgx.Tx) error) error {
	return pgx.BeginFunc(s.t.Context(), conn, work)
}

// mortal returns a connection that may vanish.
func (s shop) mortal() *pgx.Conn {
	s.t.Helper()
	config, err := pgx.ParseConfig(s.Config().ConnString())
	if err != nil {
		s.t.Fatal(err)
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
	conn, err := pgx.ConnectConfig(s.t.Context(), config)
	if err != nil {
		s.t.Fatal(err)
	}
	return conn
}
