package invariants

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

var alone = map[string]func(*testing.T, *pgxpool.Pool){
	"payment has one worker":    paymentHasOneWorker,
	"relays keep the order":     relaysKeepOrder,
	"the database stands still": databaseStands,
}

// Fifty workers capture ten payments: each has one holder at a time, and
// who has lost the turn records nothing.
func paymentHasOneWorker(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 10)
	s.exec("DELETE FROM payments") // of other sales
	for n := range 10 {
		order := s.order(id("buyer", n))
		_, err := s.authorized(t.Context(), order, fmt.Sprint("p", n), price)
		if err != nil {
			t.Fatal(err)
		}
	}
	claim := func(ctx context.Context, lease string) (
		ref string, version int64, err error,
	) {
		var order, state string
		err = s.pool.QueryRow(ctx, s.sql["claim_payment"], lease).
			Scan(&ref, &order, &state, &version)
		return ref, version, err
	}
	// A worker falls asleep with a payment, and its lease is over.
	// Another takes it; the first wakes up and records nothing.
	ref, version, err := claim(t.Context(), "0 s")
	if err != nil {
		t.Fatal(err)
	}
	s.exec(`UPDATE payments SET next_at = now() + interval '1 hour'
		WHERE ref <> $1`, ref)
	_, later, err := claim(t.Context(), "0 s")
	if err != nil {
		t.Fatal(err)
	}
	for v, want := range map[int64]int64{version: 0, later: 1} {
		n, err := s.changed(t.Context(), "record_payment", ref, v)
		if err != nil || n != want {
			t.Errorf("version %d of %d recorded %d, %v", v, later, n, err)
		}
	}
	s.exec("UPDATE payments SET next_at = now()")
	nothing := errors.New("nothing to do")
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			ref, version, err := claim(ctx, "1 minute")
			if errors.Is(err, pgx.ErrNoRows) {
				return nothing
			}
			if err != nil {
				return err
			}
			n, err := s.changed(ctx, "record_payment", ref, version)
			if err == nil && n != 1 {
				err = fmt.Errorf("%s was lost", ref)
			}
			return err
		}))
	if got["<nil>"] != 9 || got[nothing.Error()] != clients-9 {
		t.Errorf("got %v", got)
	}
	if n := s.count(`SELECT count(*) FROM payments
		WHERE state = 'captured'`); n != 10 {
		t.Errorf("%d of 10 payments are captured", n)
	}
	s.audit()
}

// Fifty relays: each event goes out once, those of an order in order.
func relaysKeepOrder(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 20)
	for n := range 20 {
		order := s.order(id("buyer", n))
		_, err := s.changed(t.Context(), "cancel", order, "buyer")
		if err != nil {
			t.Fatal(err)
		}
	}
	// One relay holds a first event: nobody gets the next of that order.
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	heads := func(on interface {
		Query(context.Context, string, ...any) (pgx.Rows, error)
	}, limit int) (ids []int64) {
		rows, err := on.Query(t.Context(), `SELECT id FROM (`+
			s.sql["relay"]+`) AS heads (id, type, body)`, limit)
		if err != nil {
			t.Fatal(err)
		}
		ids, err = pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			t.Fatal(err)
		}
		return ids
	}
	held := heads(tx, 1)
	for _, other := range heads(pool, 1000) {
		if s.count(`SELECT count(*) FROM outbox a JOIN outbox b
			USING (aggregate) WHERE a.id = $1 AND b.id = $2`,
			held[0], other) > 0 {
			t.Errorf("%d goes out before %d", other, held[0])
		}
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := s.count("SELECT count(*) FROM outbox")
	s.exec(`CREATE TABLE sent (at serial, id bigint UNIQUE,
		type text, key text)`)
	relay := func(ctx context.Context) (sent int64, err error) {
		err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
			tag, err := tx.Exec(ctx, `WITH batch (id, type, body) AS
				MATERIALIZED (`+s.sql["relay"]+`)
				INSERT INTO sent (id, type, key)
				SELECT id, type, body #>> '{order,id}' FROM batch`, 7)
			if err != nil {
				return err
			}
			sent = tag.RowsAffected()
			_, err = tx.Exec(ctx, `DELETE FROM outbox
				WHERE id IN (SELECT id FROM sent)`)
			return err
		})
		return sent, err
	}
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			_, err := relay(ctx)
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	for sent := int64(1); sent > 0; {
		var err error
		if sent, err = relay(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	sent := s.count("SELECT count(*) FROM sent")
	if left := s.count("SELECT count(*) FROM outbox"); sent != all ||
		left != 0 {
		t.Errorf("%d of %d events are sent, %d left", sent, all, left)
	}
	if n := s.count(`SELECT count(*) FROM sent p JOIN sent c USING (key)
		WHERE p.type = 'order.placed' AND c.type <> 'order.placed'
		AND p.at > c.at`); n > 0 {
		t.Errorf("%d events are told before their order is placed", n)
	}
}

// region:stalled

// The table is locked. Those with a claim give up in time, all others get
// their refusal from Redis; later no unit is missing.
func databaseStands(t *testing.T, pool *pgxpool.Pool) {
	e := start(t, pool, 10)
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "LOCK TABLE units"); err != nil {
		t.Fatal(err)
	}
	gaveUp := errors.New("gave up")
	var refused atomic.Int64
	enough, giveUp := context.WithCancel(t.Context())
	go func() { // when all have come to the end of their way
		defer giveUp()
		for refused.Load() < 40 || e.waiting(t.Context()) < 10 {
			time.Sleep(10 * time.Millisecond)
			if t.Context().Err() != nil {
				return
			}
		}
	}()
	got := tally(schemas.Race(t, clients,
		func(_ context.Context, client int) error {
			err := e.buy(enough, id("buyer", client), "key")
			if errors.Is(err, errSoldOut) {
				refused.Add(1)
			} else if err != nil && enough.Err() != nil {
				return gaveUp // 503
			}
			return err
		}))
	want := map[string]int{"gave up": 10, "sold out": 40}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	// Nobody knows what has become of the statements. Patience is for
	// that: the claims are looked at when all of them have ended.
	for e.count(`SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND state = 'active'
		AND pid <> pg_backend_pid()`) > 0 {
		time.Sleep(10 * time.Millisecond)
	}
	if _, err := e.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	e.agree()
}

// endregion

// waiting is how many statements wait for a lock.
func (e *engine) waiting(ctx context.Context) (n int) {
	err := e.pool.QueryRow(ctx, `SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database()
		AND wait_event_type = 'Lock'`).Scan(&n)
	if err != nil {
		return 0
	}
	return n
}
