package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// Ways of doing it that look right, and what becomes of them.
func TestBroken(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, way := range []struct {
		name string
		fail func(shop)
	}{
		{"TakeWhatComesBack", takeWhatComesBack},
		{"ReturnTwice", returnTwice},
		{"CartTwice", cartTwice},
		{"Quiz", quiz},
	} {
		t.Run(way.name, func(t *testing.T) { way.fail(shop{db.Pool, t}) })
	}
}

// results counts what clients came to in a form for tables.
func results(errs []error) (ok int, refused string) {
	why := ""
	for _, err := range errs {
		if err == nil {
			ok++
		} else {
			why = schemas.Outcome(err)
		}
	}
	if ok == len(errs) {
		return ok, "–"
	}
	return ok, fmt.Sprint(len(errs)-ok, " × ", why)
}

// region:takes
var takes = []struct{ name, sql string }{
	{"UPDATE with a condition", `
		UPDATE stock SET reserved = reserved + 1
		WHERE sku = $1 AND on_hand - reserved >= 1`},
	{"lock and UPDATE in one", `
		WITH held AS (
			SELECT sku, on_hand - reserved AS available
			FROM stock WHERE sku = $1 FOR UPDATE
		)
		UPDATE stock SET reserved = reserved + 1 FROM held
		WHERE stock.sku = held.sku AND available >= 1`},
	{"lock, then UPDATE", `
		UPDATE stock SET reserved = reserved + 1
		WHERE sku = $1 AND on_hand - reserved >= 1`},
}

// endregion

// A worker has given the last mug back and stands before COMMIT; at that
// moment somebody wants to take it.
func takeWhatComesBack(s shop) {
	ctx := s.t.Context()
	var out strings.Builder
	fmt.Fprintln(&out, "the last mug is coming back  waits  then")
	for _, take := range takes {
		mug := s.product(1)
		s.exec(`UPDATE stock SET reserved = 1 WHERE sku = $1`, mug)
		worker, err := s.Begin(ctx)
		if err != nil {
			s.t.Fatal(err)
		}
		defer worker.Rollback(context.WithoutCancel(ctx))
		_, err = worker.Exec(ctx, `UPDATE stock SET reserved = 0
			WHERE sku = $1`, mug)
		if err != nil {
			s.t.Fatal(err)
		}
		done := make(chan string, 1)
		go func() {
			done <- s.take(ctx, take.sql, mug,
				take.name == "lock, then UPDATE")
		}()
		waits, result := "yes", ""
		if take.name == "UPDATE with a condition" {
			waits, result = "no", <-done
		} else {
			schemas.Until(s.t, s.Pool, schemas.Waiting, "transactionid", 1)
		}
		if err := worker.Commit(ctx); err != nil {
			s.t.Fatal(err)
		}
		if result == "" {
			result = <-done
		}
		fmt.Fprintf(&out, "%-29s%-5s  %s\n", take.name, waits, result)
	}
	proof.Golden(s.t, "testdata/takes.txt", out.String())
}

// take says what PostgreSQL answers.
func (s shop) take(
	ctx context.Context, sql, mug string, lock bool,
) (answer string) {
	err := pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
		if lock {
			_, err := tx.Exec(ctx, `SELECT FROM stock WHERE sku = $1
				FOR UPDATE`, mug)
			if err != nil {
				return err
			}
		}
		tag, err := tx.Exec(ctx, sql, mug)
		answer = tag.String()
		return err
	})
	if failure, ok := errors.AsType[*pgconn.PgError](err); ok {
		return failure.Code + " " + failure.ConstraintName
	}
	return answer
}

// What becomes of ten mugs when three of them come back more than once.
func returnTwice(s shop) {
	// region:return
	readThenReturn := func(order string) func() error {
		var seen sync.WaitGroup
		seen.Add(schemas.Clients)
		return func() error {
			ctx := s.t.Context()
			status := s.text(`SELECT status FROM orders
				WHERE id = $1`, order)
			seen.Done()
			seen.Wait() // everybody has read before anybody writes
			if status != "reserved" {
				return errEnded
			}
			_, err := s.end(ctx, `UPDATE orders
				SET status = 'expired', ended_at = now()
				WHERE id = $1 RETURNING id`, releaseSQL, order)
			return err
		}
	}
	// endregion
	expire := func(string) func() error {
		return func() error {
			_, err := s.expire(s.t.Context())
			return err
		}
	}
	var out strings.Builder
	fmt.Fprintln(&out,
		"50 workers, one order due   returned  promised  refused")
	for _, way := range []struct {
		name, trigger string
		work          func(order string) func() error
	}{
		{"read, then return", "DISABLE", readThenReturn},
		{"the same, orders_end_once", "ENABLE", readThenReturn},
		{"expire.sql", "ENABLE", expire},
	} {
		s.exec(`ALTER TABLE orders ` + way.trigger +
			` TRIGGER orders_end_once`)
		mug := s.product(10)
		s.order(line{mug, 7})
		_, order := s.order(line{mug, 3})
		s.due(order)
		work := way.work(order)
		ok, refused := results(schemas.Race(s.t, schemas.Clients,
			func(context.Context, int) error { return work() }))
		for _, c := range s.crowd(line{mug, 1}) { // as long as there are
			if _, err := s.checkout(s.t.Context(), person(), c); err != nil {
				break
			}
		}
		promised := s.text(`SELECT sum(items)::text
			FROM order_lines JOIN orders ON id = order_id
			WHERE sku = $1 AND status = 'reserved'`, mug)
		fmt.Fprintf(&out, "%-26s%7d ×%10s  %s\n",
			way.name, ok, promised, refused)
	}
	proof.Golden(s.t, "testdata/expiry.txt", out.String())
}

// Fifty tabs open a cart for the same customer.
func cartTwice(s shop) {
	lookThenOpen := func(customer string) func(context.Context) error {
		var looked sync.WaitGroup
		looked.Add(schemas.Clients)
		return func(ctx context.Context) error {
			var open bool
			err := s.QueryRow(ctx, `SELECT EXISTS (SELECT FROM carts
				WHERE customer_id = $1 AND ordered_at IS NULL)`,
				customer).Scan(&open)
			looked.Done()
			looked.Wait()
			if err != nil || open {
				return err
			}
			_, err = s.Exec(ctx, `INSERT INTO carts (id, customer_id)
				VALUES ($1, $2)`, person(), customer)
			return err
		}
	}
	upsert := func(customer string) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := s.Exec(ctx, openCartSQL, person(), customer)
			return err
		}
	}
	const index = `CREATE UNIQUE INDEX carts_one_open
		ON carts (customer_id) WHERE ordered_at IS NULL`
	var out strings.Builder
	fmt.Fprintln(&out, "50 tabs, a new customer  carts  refused")
	for _, way := range []struct {
		name  string
		index bool
		open  func(customer string) func(context.Context) error
	}{
		{"SELECT, then INSERT", false, lookThenOpen},
		{"the same, carts_one_open", true, lookThenOpen},
		{"open_cart.sql", true, upsert},
	} {
		if !way.index {
			s.exec(`DROP INDEX carts_one_open`)
		}
		customer := person()
		open := way.open(customer)
		_, refused := results(schemas.Race(s.t, schemas.Clients,
			func(ctx context.Context, _ int) error { return open(ctx) }))
		carts := s.text(`SELECT count(*)::text FROM carts
			WHERE customer_id = $1`, customer)
		fmt.Fprintf(&out, "%-25s%5s  %s\n", way.name, carts, refused)
		if !way.index {
			s.exec(`DELETE FROM carts WHERE customer_id = $1`, customer)
			s.exec(index)
		}
	}
	proof.Golden(s.t, "testdata/carts.txt", out.String())
}

// hands are what somebody types who can connect to the database.
var hands = []string{
	// region:by-hand
	"UPDATE stock SET reserved = on_hand + 1",
	"INSERT INTO carts VALUES ('$another', '$customer')",
	"UPDATE cart_lines SET items = 0",
	"UPDATE orders SET status = 'paid'",
	"UPDATE orders SET total = total - 1",
	"UPDATE order_lines SET price = 1",
	"INSERT INTO order_lines VALUES ('$order', '$tea', 'Tea', 1, 1)",
	"DELETE FROM order_lines",
	// endregion
}

// The constraints are asked last, and nobody gets around them.
func TestByHand(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	mug, tea := s.product(5), s.product(5)
	customer, order := s.order(line{mug, 1})
	s.fill(customer, line{tea, 1}) // the next cart
	if err := s.cancel(ctx, customer, order); err != nil {
		s.t.Fatal(err)
	}
	fill := strings.NewReplacer("$another", person(),
		"$customer", customer, "$order", order, "$tea", tea)
	var out strings.Builder
	for _, sql := range hands {
		_, err := s.Exec(ctx, fill.Replace(sql))
		failure, ok := errors.AsType[*pgconn.PgError](err)
		if !ok {
			t.Fatalf("%s: %v", sql, err)
		}
		fmt.Fprintln(&out, failure.Code, failure.ConstraintName)
	}
	proof.Golden(t, "testdata/by_hand.txt", out.String())
	s.sound()
}

// quiz runs testdata/quiz_*.sql, statement by statement.
func quiz(s shop) {
	for _, name := range []string{"conflict", "now"} {
		var out strings.Builder
		err := pgx.BeginFunc(s.t.Context(), s, func(tx pgx.Tx) error {
			for _, sql := range strings.SplitAfter(
				file("testdata/quiz_"+name+".sql"), ";\n") {
				if strings.TrimSpace(sql) == "" {
					continue
				}
				err := answer(s.t.Context(), tx, sql, &out)
				if err != nil {
					return err
				}
			}
			return nil
		})
		if failure, ok := errors.AsType[*pgconn.PgError](err); ok {
			fmt.Fprintln(&out, "ERROR:", failure.Message)
		} else if err != nil {
			s.t.Fatal(err)
		}
		proof.Golden(s.t, "testdata/quiz_"+name+".txt",
			proof.Fold(out.String(), 70))
	}
}

// answer writes the rows of a statement, or what it did.
func answer(
	ctx context.Context, tx pgx.Tx, sql string, out *strings.Builder,
) error {
	rows, err := tx.Query(ctx, sql)
	if err != nil {
		return err
	}
	lines := 0
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return err
		}
		lines++
		fmt.Fprintln(out, values...)
	}
	rows.Close()
	if lines == 0 && rows.Err() == nil {
		fmt.Fprintln(out, rows.CommandTag())
	}
	return rows.Err()
}
