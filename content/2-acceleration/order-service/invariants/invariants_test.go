// Package invariants proves that no number of clients breaks the rules of
// the project, with the SQL that the reader's service would run.
package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// After each of them nothing in the database contradicts itself.
func TestInvariants(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, invariant := range []struct {
		name string
		hold func(*testing.T, shop)
	}{
		{"nothing is sold twice", nothingIsSoldTwice},
		{"all lines or none", allOrNothing},
		{"no deadlock", noDeadlock},
		{"one order a key", oneOrderAKey},
		{"the key of others", keyOfOthers},
		{"a refusal is not remembered", refusalIsNotRemembered},
		{"a key has its order", keyHasItsOrder},
		{"one step wins", oneStepWins},
		{"whole lives", wholeLives},
		{"verdicts of both attempts", verdictsOfBothAttempts},
		{"a shipment is not undone", shipmentIsNotUndone},
		{"by hand", byHand},
		{"read, then step", readThenStep},
	} {
		t.Run(invariant.name, func(t *testing.T) {
			invariant.hold(t, s)
			s.sound(t)
		})
	}
	files(t, s)
}

// region:sold
// Ten mugs, two in an order.
func nothingIsSoldTwice(t *testing.T, s shop) {
	mug := s.supply(t, 10)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := s.place(ctx, wish(line{mug, 2}))
		return err
	})
	schemas.Want(t, results, map[string]int{"ok": 5, "out of stock": 45})
}

// endregion

func allOrNothing(t *testing.T, s shop) {
	mug, tea := s.supply(t, 10), s.supply(t, 1)
	_, err := s.place(t.Context(), wish(line{mug, 1}, line{tea, 2}))
	if !errors.Is(err, errOutOfStock) {
		t.Errorf("got %v", err)
	}
	if n := one[int](t, s, `SELECT reserved FROM stock
		WHERE sku = $1`, mug); n != 0 {
		t.Errorf("%d reserved for nobody", n)
	}
}

// Half of the clients name the same two products the other way round, and
// some of them give both back.
func noDeadlock(t *testing.T, s shop) {
	mug, tea := s.supply(t, 50), s.supply(t, 50)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		r := wish(line{mug, 1}, line{tea, 1})
		if client%2 == 0 {
			r = wish(line{tea, 1}, line{mug, 1})
		}
		order, err := s.place(ctx, r)
		if err != nil || client%3 > 0 {
			return err
		}
		return s.cancel(ctx, r.customer, order)
	})
	schemas.Want(t, results, map[string]int{"ok": 50})
}

// region:key
// The same request fifty times; who is late finds no goods any more.
func oneOrderAKey(t *testing.T, s shop) {
	r := wish(line{s.supply(t, 1), 1})
	var answers sync.Map
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		order, err := s.place(ctx, r)
		answers.Store(order, true)
		return err
	})
	schemas.Want(t, results, map[string]int{"ok": 50})
	different := 0
	for range answers.Range {
		different++
	}
	if different != 1 {
		t.Errorf("%d different answers", different)
	}
}

// endregion

func keyOfOthers(t *testing.T, s shop) {
	mug := s.supply(t, 10)
	r := wish(line{mug, 1})
	order, err := s.place(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	other, bob := r, r
	other.lines = []line{{mug, 2}}
	bob.customer = uuid.New()
	if _, err := s.place(t.Context(), other); !errors.Is(err, errKeyReused) {
		t.Errorf("another request with the key: %v", err)
	}
	if got, err := s.place(t.Context(), bob); err != nil || got == order {
		t.Errorf("the key of another customer: %v, %v", got, err)
	}
}

func refusalIsNotRemembered(t *testing.T, s shop) {
	mug := s.supply(t, 0)
	r := wish(line{mug, 1})
	if _, err := s.place(t.Context(), r); !errors.Is(err, errOutOfStock) {
		t.Fatalf("no mugs: %v", err)
	}
	s.exec(t, `UPDATE stock SET on_hand = 1 WHERE sku = $1`, mug)
	if _, err := s.place(t.Context(), r); err != nil {
		t.Errorf("a mug has come: %v", err)
	}
}

func keyHasItsOrder(t *testing.T, s shop) {
	_, err := s.pool.Exec(t.Context(), sqlRemember,
		uuid.New(), uuid.NewString(), make([]byte, 32), uuid.New())
	refusedBy(t, err, "idempotency_keys_order_id_fkey")
}

// refusedBy checks which constraint has refused.
func refusedBy(t *testing.T, err error, constraint string) {
	t.Helper()
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || failure.ConstraintName != constraint {
		t.Errorf("not refused by %s: %v", constraint, err)
	}
}

// region:one-step
// Fifty clients pay for one order, cancel it and let it expire.
func oneStepWins(t *testing.T, s shop) {
	mug := s.supply(t, 2)
	for _, left := range []string{"1 min", "-1 s"} { // the second is due
		customer, order := s.order(t, mug)
		s.exec(t, `UPDATE orders SET reserved_until = now() + $2::interval
			WHERE id = $1`, order, left)
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, client int,
		) error {
			switch client % 3 {
			case 0:
				_, err := s.pay(ctx, customer, order)
				return err
			case 1:
				return s.cancel(ctx, customer, order)
			}
			return s.expire(ctx)
		})
		schemas.Want(t, results, map[string]int{"ok": 1, "wrong status": 49})
	}
}

// endregion

// Fifty orders of the same goods at once, each on its way.
func wholeLives(t *testing.T, s shop) {
	mug := s.supply(t, 60)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		r := wish(line{mug, 1})
		order, err := s.place(ctx, r)
		if err != nil {
			return err
		}
		if client%5 == 0 {
			return s.cancel(ctx, r.customer, order)
		}
		attempt, err := s.pay(ctx, r.customer, order)
		if err != nil || client%5 == 1 {
			return err
		}
		if client%5 == 2 {
			return s.settle(ctx, order, attempt, "refused")
		}
		if err := s.settle(ctx, order, attempt, "paid"); err != nil {
			return err
		}
		return s.ship(ctx, order)
	})
	schemas.Want(t, results, map[string]int{"ok": 50})
	const sum = `SELECT on_hand || ' ' || reserved FROM stock WHERE sku = $1`
	if got := one[string](t, s, sum, mug); got != "40 20" {
		t.Errorf("on hand and reserved: %s", got)
	}
}

// region:verdicts
// The first payment is refused, the second one succeeds; both verdicts
// come twenty-five times, in any order.
func verdictsOfBothAttempts(t *testing.T, s shop) {
	order := s.secondAttempt(t)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		if client%2 == 0 {
			return s.settle(ctx, order, 1, "refused")
		}
		return s.settle(ctx, order, 2, "paid")
	})
	schemas.Want(t, results, map[string]int{"ok": 1, "wrong status": 49})
	if status := s.status(t, order); status != "paid" {
		t.Errorf("the order is %s", status)
	}
}

// endregion

// secondAttempt places an order, lets its first payment be refused and
// starts the second.
func (s shop) secondAttempt(t *testing.T) (order uuid.UUID) {
	t.Helper()
	customer, order := s.order(t, s.supply(t, 1))
	_, first := s.pay(t.Context(), customer, order)
	refused := s.settle(t.Context(), order, 1, "refused")
	attempt, second := s.pay(t.Context(), customer, order)
	if err := errors.Join(first, refused, second); err != nil {
		t.Fatal(err)
	}
	if attempt != 2 {
		t.Fatalf("attempt %d", attempt)
	}
	return order
}

// Somebody has counted the shelf while two mugs were leaving it.
func shipmentIsNotUndone(t *testing.T, s shop) {
	mug := s.supply(t, 10)
	version := one[int](t, s, `SELECT version FROM stock
		WHERE sku = $1`, mug)
	customer, order := s.order(t, mug)
	_, err := s.pay(t.Context(), customer, order)
	err = errors.Join(err, s.settle(t.Context(), order, 1, "paid"),
		s.ship(t.Context(), order))
	if err != nil {
		t.Fatal(err)
	}
	tag, err := s.pool.Exec(t.Context(), sqlCount, mug, version, 10000, 10)
	if err != nil || tag.RowsAffected() != 0 {
		t.Errorf("the count of before was taken: %v, %v", tag, err)
	}
	tag, err = s.pool.Exec(t.Context(), sqlCount, mug, version+1, 10000, 9)
	if err != nil || tag.RowsAffected() != 1 {
		t.Errorf("the count of after was refused: %v, %v", tag, err)
	}
}

// hands are what somebody types who can connect to the database.
var hands = []struct{ actor, sql string }{
	// region:by-hand
	{"admin:7", `UPDATE orders SET status = 'shipped', version = 2`},
	{"", `UPDATE orders SET status = 'cancelled', version = 2`},
	{"admin:7", `UPDATE orders SET status = 'paying', version = 2`},
	{"admin:7", `DELETE FROM order_audit`},
	{"admin:7", `UPDATE stock SET reserved = reserved + 5`},
	// endregion
}

func byHand(t *testing.T, s shop) {
	mug := s.supply(t, 5)
	_, order := s.order(t, mug)
	var out strings.Builder
	for _, hand := range hands {
		sql := hand.sql // one order and one product are enough
		switch {
		case strings.Contains(sql, "UPDATE orders"):
			sql += fmt.Sprintf(" WHERE id = '%s'", order)
		case strings.Contains(sql, "UPDATE stock"):
			sql += fmt.Sprintf(" WHERE sku = '%s'", mug)
		}
		err := s.as(t.Context(), hand.actor, func(tx pgx.Tx) error {
			_, err := tx.Exec(t.Context(), sql)
			return err
		})
		failure, ok := errors.AsType[*pgconn.PgError](err)
		if !ok {
			t.Fatalf("%s: %v", hand.sql, err)
		}
		fmt.Fprintf(&out, "%s %s\n", failure.Code, failure.Message)
	}
	proof.Golden(t, "testdata/by-hand.txt", proof.Fold(out.String(), 70))
	if status := s.status(t, order); status != "new" {
		t.Errorf("by hand it became %s", status)
	}
}

// What was decided by a status that is not there any more.
func readThenStep(t *testing.T, s shop) {
	customer, order := s.order(t, s.supply(t, 1))
	if status := s.status(t, order); status != "new" {
		t.Fatal(status)
	}
	if _, err := s.pay(t.Context(), customer, order); err != nil {
		t.Fatal(err)
	}
	err := s.as(t.Context(), "customer:1", func(tx pgx.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE orders
			SET status = 'cancelled', version = version + 1
			WHERE id = $1`, order) // no status in the condition
		return err
	})
	refusedBy(t, err, "order_audit_legal_step")
}
