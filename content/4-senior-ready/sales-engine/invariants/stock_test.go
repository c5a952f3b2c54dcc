package invariants

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

var stock = map[string]func(*testing.T, *pgxpool.Pool){
	"never oversold":               neverOversold,
	"one for a buyer":              oneForABuyer,
	"repeat is the same":           repeatIsTheSame,
	"nothing before and after":     nothingBeforeAndAfter,
	"expired is given back once":   expiredIsGivenBackOnce,
	"sold out for an old snapshot": soldOutForOldSnapshot,
	"sold out too early":           soldOutTooEarly,
	"checkout against release":     checkoutAgainstRelease,
}

const clients = schemas.Clients

// region:oversell

// Fifty buyers, ten units: ten get one, nobody waits for a neighbour.
func neverOversold(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 10)
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			return s.reserve(ctx, id("buyer", client), "key")
		}))
	want := map[string]int{"<nil>": 10, "sold out": 40}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := s.active(); n != 10 {
		t.Errorf("%d of 10 units are reserved", n)
	}
	s.audit()
}

// endregion

func oneForABuyer(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 100)
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			return s.reserve(ctx, id("greedy"), fmt.Sprint("key", client))
		}))
	want := map[string]int{"<nil>": 1, errOther.Error(): 49}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := s.free(); n != 99 {
		t.Errorf("%d units are free, want 99", n)
	}
	s.audit()
}

func repeatIsTheSame(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 100)
	got := tally(schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			return s.reserve(ctx, id("patient"), "key")
		}))
	want := map[string]int{"<nil>": 1, errAgain.Error(): 49}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := s.free(); n != 99 {
		t.Errorf("%d units are free, want 99", n)
	}
	s.audit()
}

func nothingBeforeAndAfter(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 10)
	for name, hours := range map[string]int{"before": 1, "after": -3} {
		s.exec(`UPDATE sales SET
			opens_at = now() + $2 * interval '1 hour',
			closes_at = now() + ($2 + 2) * interval '1 hour'
			WHERE id = $1`, s.sale, hours)
		got := tally(schemas.Race(t, clients,
			func(ctx context.Context, client int) error {
				return s.reserve(ctx, id("buyer", client), name)
			}))
		if got["sold out"] != clients {
			t.Errorf("%s: %v", name, got)
		}
	}
	if n := s.free(); n != 10 {
		t.Errorf("%d units are free, want 10", n)
	}
}

// Fifty workers look for what has expired: each reservation is given back
// once, with one event, and the units can be sold again.
func expiredIsGivenBackOnce(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 20)
	for n := range 20 {
		err := s.reserve(t.Context(), id("buyer", n), "key")
		if err != nil {
			t.Fatal(err)
		}
	}
	s.exec(`UPDATE reservations SET expires_at = now()
		WHERE sale_id = $1 AND unit <= 15`, s.sale)
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			_, err := s.changed(ctx, "expire", 4)
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	free, told := s.free(), s.events("reservation.released")
	if free != 15 || told != 15 {
		t.Errorf("%d units and %d events, want 15 of both", free, told)
	}
	s.audit()
	err := s.reserve(t.Context(), id("buyer", 0), "again")
	if err != nil {
		t.Errorf("a second try after the first has expired: %v", err)
	}
	_, err = s.changed(t.Context(), "checkout",
		reservation(s.sale, id("buyer", 0), "key"), id("buyer", 0),
		id(s.sale, "order"))
	if n := s.orders(); err != nil || n > 0 {
		t.Errorf("an order of an expired reservation: %d, %v", n, err)
	}
}

// The last unit is in the hands of a transaction that fails later: SKIP
// LOCKED says «sold out» too early. Redis in front makes that rare.
func soldOutTooEarly(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = tx.Exec(t.Context(), s.sql["reserve"], s.sale,
		id(s.sale, "first"), id("first"))
	if err != nil {
		t.Fatal(err)
	}
	err = s.reserve(t.Context(), id("second"), "key")
	if !errors.Is(err, errSoldOut) {
		t.Errorf("while the first is not done: %v", err)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.reserve(t.Context(), id("second"), "key"); err != nil {
		t.Errorf("and then: %v", err)
	}
}

// A statement looks for what was free when it began. Since then one unit
// has come back, which it does not see, and the one that it sees is in
// other hands. Nothing is wrong; it has to ask again.
func soldOutForOldSnapshot(t *testing.T, pool *pgxpool.Pool) {
	ctx := t.Context()
	s := open(t, pool, 2)
	if err := s.reserve(ctx, id("first"), "key"); err != nil {
		t.Fatal(err)
	}
	slow, err := pool.BeginTx(ctx, pgx.TxOptions{
		IsoLevel: pgx.RepeatableRead, // a statement that takes its time
	})
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Rollback(ctx)
	var free int
	err = slow.QueryRow(ctx, `SELECT number FROM units
		WHERE sale_id = $1 AND NOT taken`, s.sale).Scan(&free)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.changed(ctx, "release",
		reservation(s.sale, id("first"), "key"), id("first"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := pool.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Rollback(ctx)
	_, err = other.Exec(ctx, `UPDATE units SET taken = true
		WHERE sale_id = $1 AND number = $2`, s.sale, free)
	if err != nil {
		t.Fatal(err)
	}
	tag, err := slow.Exec(ctx, s.sql["reserve"], s.sale,
		id(s.sale, "slow"), id("slow"))
	if err != nil || tag.RowsAffected() != 0 {
		t.Errorf("the old snapshot: %v, %v", tag, err)
	}
	if err := s.reserve(ctx, id("slow"), "key"); err != nil {
		t.Errorf("and asked again: %v", err)
	}
}

// The buyer presses «buy» and «give back» at once, fifty times: one wins.
func checkoutAgainstRelease(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 1)
	buyer := id("buyer")
	if err := s.reserve(t.Context(), buyer, "key"); err != nil {
		t.Fatal(err)
	}
	mine := reservation(s.sale, buyer, "key")
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, client int) (err error) {
			if client%2 == 0 {
				_, err = s.changed(ctx, "checkout", mine, buyer,
					id(s.sale, client))
			} else {
				_, err = s.changed(ctx, "release", mine, buyer)
			}
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	orders := s.orders()
	if free := s.free(); orders+free != 1 {
		t.Errorf("%d orders, %d free units", orders, free)
	}
	told := s.events("order.placed") + s.events("reservation.released")
	if told != 1 {
		t.Errorf("%d events, want 1", told)
	}
	s.audit()
}
