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

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// Ways of doing it that look right, and what becomes of them.
func TestBroken(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, way := range []struct {
		name string
		fail func(*testing.T, shop)
	}{
		{"locks in any order", locksInAnyOrder},
		{"the key after the stock", keyAfterStock},
		{"a verdict without attempt", verdictWithoutAttempt},
		{"ways to reserve", waysToReserve},
		{"look for the key first", lookForTheKeyFirst},
	} {
		t.Run(way.name, func(t *testing.T) { way.fail(t, s) })
	}
}

func locksInAnyOrder(t *testing.T, s shop) {
	mug, tea := s.supply(t, 10), s.supply(t, 10)
	baskets := [][]line{{{mug, 1}, {tea, 1}}, {{tea, 1}, {mug, 1}}}
	var first sync.WaitGroup
	first.Add(2)
	results := schemas.Race(t, 2, func(
		ctx context.Context, client int,
	) error {
		return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
			_, err := tx.Exec(ctx, `SET LOCAL deadlock_timeout = '50ms'`)
			for i, l := range baskets[client] {
				if err == nil {
					_, err = reserve(ctx, tx, l)
				}
				if i == 0 {
					first.Done()
					first.Wait()
				}
			}
			return err
		})
	})
	schemas.Want(t, results, map[string]int{"ok": 1, "40P01": 1})
}

// A repeat is told that the goods are gone, which are its own.
func keyAfterStock(t *testing.T, s shop) {
	r := wish(line{s.supply(t, 1), 1})
	results := schemas.Race(t, 2, func(ctx context.Context, _ int) error {
		return s.as(ctx, "customer:1", func(tx pgx.Tx) error {
			order := uuid.New()
			if err := fill(ctx, tx, order, r); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, sqlRemember,
				r.customer, r.key, r.hash(), order)
			return err
		})
	})
	schemas.Want(t, results, map[string]int{"ok": 1, "out of stock": 1})
}

// Who looks for the key, and has no constraint, creates fifty orders.
func lookForTheKeyFirst(t *testing.T, s shop) {
	s.exec(t, `ALTER TABLE idempotency_keys
		DROP CONSTRAINT idempotency_keys_pkey`)
	r := wish(line{s.supply(t, 50), 1})
	var looked sync.WaitGroup
	looked.Add(schemas.Clients)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		var known bool
		err := s.pool.QueryRow(ctx, `SELECT EXISTS (
			SELECT FROM idempotency_keys WHERE key = $1)`, r.key).
			Scan(&known)
		looked.Done()
		looked.Wait()
		if err != nil || known {
			return errors.Join(err, errKeyReused)
		}
		return s.as(ctx, "customer:1", func(tx pgx.Tx) error {
			order := uuid.New()
			if err := fill(ctx, tx, order, r); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `INSERT INTO idempotency_keys
				VALUES ($1, $2, $3, $4)`,
				r.customer, r.key, r.hash(), order)
			return err
		})
	})
	schemas.Want(t, results, map[string]int{"ok": 50})
}

// byStatus is settle.sql that takes a verdict of any attempt.
var byStatus = strings.Replace(sqlSettle,
	"attempt = $2", "attempt >= $2", 1)

func verdictWithoutAttempt(t *testing.T, s shop) {
	var out strings.Builder
	for _, way := range []struct{ name, sql string }{
		{"the status alone", byStatus},
		{"the attempt, too", sqlSettle},
	} {
		order := s.secondAttempt(t)
		fmt.Fprintf(&out, "%s:\n", way.name)
		for attempt, says := range []string{"refused", "paid"} {
			var status string
			args := []any{order, attempt + 1, says}
			err := s.step(t.Context(), "worker:payments", way.sql, args,
				&status, func(tx pgx.Tx) error {
					return tell(t.Context(), tx, order, outcomes[status])
				})
			if errors.Is(err, errWrongStatus) {
				status = "no row"
			} else if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "  attempt %d, %-8s %s\n",
				attempt+1, says, status)
		}
		fmt.Fprintf(&out, "  the order is        %s\n", s.status(t, order))
	}
	proof.Golden(t, "testdata/late-verdict.txt", out.String())
}

// ways take a mug of the ten; wait lets all clients read before the first
// of them writes.
var ways = []struct {
	name  string
	check bool // whether the constraint is there
	take  func(ctx context.Context, s shop, mug string, wait func()) error
}{
	{"read, then write", true, func(
		ctx context.Context, s shop, mug string, wait func(),
	) error {
		onHand, reserved, err := s.look(ctx, mug)
		wait()
		if err != nil || reserved == onHand {
			return errors.Join(err, errOutOfStock)
		}
		_, err = s.pool.Exec(ctx, `UPDATE stock SET reserved = $2
			WHERE sku = $1`, mug, reserved+1)
		return err
	}},
	{"read, then add, no CHECK", false, add},
	{"read, then add", true, add},
	{"reserve.sql", true, func(
		ctx context.Context, s shop, mug string, wait func(),
	) error {
		wait()
		return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
			_, err := reserve(ctx, tx, line{mug, 1})
			return err
		})
	}},
}

func add(ctx context.Context, s shop, mug string, wait func()) error {
	onHand, reserved, err := s.look(ctx, mug)
	wait()
	if err != nil || reserved == onHand {
		return errors.Join(err, errOutOfStock)
	}
	_, err = s.pool.Exec(ctx, `UPDATE stock SET reserved = reserved + 1
		WHERE sku = $1`, mug)
	return err
}

func (s shop) look(ctx context.Context, mug string) (
	onHand, reserved int, err error,
) {
	err = s.pool.QueryRow(ctx, `SELECT on_hand, reserved FROM stock
		WHERE sku = $1`, mug).Scan(&onHand, &reserved)
	return onHand, reserved, err
}

func waysToReserve(t *testing.T, s shop) {
	s.exec(t, `ALTER TABLE stock DROP CONSTRAINT stock_not_oversold`)
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s  sold  reserved  refused\n",
		"50 clients, 10 mugs")
	for _, way := range ways {
		if way.check {
			s.exec(t, `ALTER TABLE stock ADD CONSTRAINT
				stock_not_oversold CHECK (reserved <= on_hand) NOT VALID`)
		}
		mug := s.supply(t, 10)
		var barrier sync.WaitGroup
		barrier.Add(schemas.Clients)
		results := schemas.Outcomes(schemas.Race(t, schemas.Clients, func(
			ctx context.Context, _ int,
		) error {
			return way.take(ctx, s, mug, func() {
				barrier.Done()
				barrier.Wait()
			})
		}))
		_, reserved, err := s.look(t.Context(), mug)
		if err != nil {
			t.Fatal(err)
		}
		refused := "–"
		for _, name := range []string{"out of stock", "23514"} {
			if n := results[name]; n > 0 {
				refused = fmt.Sprint(n, " × ", name)
			}
		}
		fmt.Fprintf(&out, "%-24s%6d%10d  %s\n",
			way.name, results["ok"], reserved, refused)
		s.exec(t, `ALTER TABLE stock
			DROP CONSTRAINT IF EXISTS stock_not_oversold`)
	}
	proof.Golden(t, "testdata/ways.txt", out.String())
}
