package invariants

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/internal/schemas"
)

// One database for all: each has customers and products of its own. After
// each of them nothing in it contradicts itself.
func TestInvariants(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, invariant := range []struct {
		name string
		hold func(shop)
	}{
		{"LastItems", lastItems},
		{"AllOrNothing", allOrNothing},
		{"ForgottenCheck", forgottenCheck},
		{"NoDeadlock", noDeadlock},
		{"OneCart", oneCart},
		{"CartIsOrderedOnce", cartIsOrderedOnce},
		{"OneOrderAKey", oneOrderAKey},
		{"LinesAgainstCheckout", linesAgainstCheckout},
		{"PriceOfThatMoment", priceOfThatMoment},
		{"ExpiresOnce", expiresOnce},
		{"OneOutcome", oneOutcome},
		{"StockChangesOnce", stockChangesOnce},
		{"WhatIsReservedStays", whatIsReservedStays},
		{"ReturnedIsSoldAgain", returnedIsSoldAgain},
		{"CardAgainstCard", cardAgainstCard},
		{"Withdrawn", withdrawn},
		{"FullCart", fullCart},
	} {
		t.Run(invariant.name, func(t *testing.T) {
			s := shop{db.Pool, t}
			invariant.hold(s)
			s.sound()
		})
	}
}

// region:last
// Ten mugs, fifty customers.
func lastItems(s shop) {
	mug := s.product(10)
	carts := s.crowd(line{mug, 1})
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		_, err := s.checkout(ctx, person(), carts[client])
		return err
	}), map[string]int{"ok": 10, "out of stock": 40})
	if got := s.shelf(mug); got != "10 10" {
		s.t.Errorf("on hand and reserved: %s", got)
	}
}

// endregion

// Whoever gets no tea gets no mug either.
func allOrNothing(s shop) {
	mug, tea := s.product(100), s.product(10)
	carts := s.crowd(line{mug, 1}, line{tea, 2})
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		_, err := s.checkout(ctx, person(), carts[client])
		return err
	}), map[string]int{"ok": 5, "out of stock": 45})
	if got := s.shelf(mug) + ", " + s.shelf(tea); got != "100 5, 10 10" {
		s.t.Errorf("mugs and tea: %s", got)
	}
}

// A service that does not look at what reserve.sql returns.
func forgottenCheck(s shop) {
	ctx, tea := s.t.Context(), s.product(10)
	c := s.fill(person(), line{s.product(1), 1}, line{tea, 11})
	err := pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
		order := person()
		_, err := tx.Exec(ctx, closeCartSQL, c.customer, c.id, c.version)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, placeSQL, order, c.customer, c.id, c.total,
			"15 minutes")
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, reserveSQL, order, c.id)
		return err
	})
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || failure.ConstraintName != "orders_total" {
		s.t.Errorf("COMMIT says %v", err)
	}
}

// Orders of the same products, put into the cart in either order, on all
// their ways at once.
func noDeadlock(s shop) {
	mug, tea := s.product(50), s.product(50)
	carts := s.crowd(line{mug, 1}, line{tea, 1})
	for i, c := range s.crowd(line{tea, 1}, line{mug, 1}) {
		if i%2 == 0 {
			carts[i] = c
		}
	}
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		order, err := s.checkout(ctx, person(), carts[client])
		switch {
		case err != nil:
			return err
		case client%5 == 0:
			return s.pay(ctx, order)
		case client%5 == 1:
			return s.cancel(ctx, carts[client].customer, order)
		case client%5 == 2:
			_, err := s.Exec(ctx, changeStockSQL,
				person(), tea, 1, person())
			return err
		}
		return nil
	}), map[string]int{"ok": 50})
	if got := s.shelf(mug) + ", " + s.shelf(tea); got != "40 30, 50 30" {
		s.t.Errorf("mugs and tea: %s", got)
	}
}

// region:one-cart
// Fifty tabs put something into a cart that is not there yet.
func oneCart(s shop) {
	customer, products := person(), s.products(schemas.Clients)
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		_, _, err := s.setLine(ctx, customer, line{products[client], 1})
		return err
	}), map[string]int{"ok": 50})
	got := s.text(`SELECT count(DISTINCT cart_id) || ' ' || count(*)
		FROM cart_lines JOIN carts ON id = cart_id
		WHERE customer_id = $1`, customer)
	if got != "1 50" {
		s.t.Errorf("carts and lines: %s", got)
	}
}

// endregion

// A double click whose requests have keys of their own.
func cartIsOrderedOnce(s shop) {
	c := s.fill(person(), line{s.product(50), 1})
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := s.checkout(ctx, person(), c)
		return err
	}), map[string]int{"ok": 1, "cart changed": 49})
}

// The same request fifty times; who is late finds neither cart nor mug.
func oneOrderAKey(s shop) {
	c, key := s.fill(person(), line{s.product(1), 1}), person()
	orders := make([]string, schemas.Clients)
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) (err error) {
		orders[client], err = s.checkout(ctx, key, c)
		return err
	}), map[string]int{"ok": 50})
	for _, order := range orders {
		if order != orders[0] {
			s.t.Fatalf("two answers: %s and %s", orders[0], order)
		}
	}
	c.total++
	_, err := s.checkout(s.t.Context(), key, c)
	if !errors.Is(err, errKeyReused) {
		s.t.Errorf("another request with the key: %v", err)
	}
}

// One tab orders, forty-nine change the cart: what is ordered is what was
// seen, and nothing gets into a cart that is ordered.
func linesAgainstCheckout(s shop) {
	customer := person()
	mug, tea := s.product(5000), s.product(5000)
	s.fill(customer, line{mug, 1})
	var ordered cart
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		if client > 0 {
			_, _, err := s.setLine(ctx, customer, line{tea, client})
			return err
		}
		for ctx.Err() == nil {
			ordered = s.look(customer)
			_, err := s.checkout(ctx, person(), ordered)
			if !errors.Is(err, errCartChanged) {
				return err
			}
		}
		return ctx.Err()
	}), map[string]int{"ok": 50})
	total := s.text(`SELECT total::text FROM orders
		WHERE customer_id = $1`, customer)
	if total != fmt.Sprint(ordered.total) {
		s.t.Errorf("total is %s, not %d", total, ordered.total)
	}
}

// region:prices
// Half of the clients change the price, the others order: nobody pays
// another sum than the one that they have seen.
func priceOfThatMoment(s shop) {
	mug := s.product(1000)
	var seen sync.Map
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		if client%2 == 0 {
			_, err := s.Exec(ctx, `UPDATE products
				SET price = price + 100, version = version + 1
				WHERE sku = $1`, mug)
			return err
		}
		for ctx.Err() == nil {
			c := s.fill(person(), line{mug, 2})
			order, err := s.checkout(ctx, person(), c)
			if !errors.Is(err, errPriceChanged) {
				seen.Store(order, c.total)
				return err
			}
		}
		return ctx.Err()
	}), map[string]int{"ok": 50})
	for order, total := range seen.Range {
		got := s.text(`SELECT total || ' ' || (
			SELECT sum(price * items) FROM order_lines
			WHERE order_id = id) FROM orders WHERE id = $1`, order)
		if got != fmt.Sprint(total, " ", total) {
			s.t.Errorf("total and lines are %s, seen was %d", got, total)
		}
	}
}

// endregion

// region:expires
// Five orders of two mugs are due, fifty workers come for them.
func expiresOnce(s shop) {
	mug := s.product(10)
	for range 5 {
		_, order := s.order(line{mug, 2})
		s.due(order)
	}
	_, alive := s.order(line{s.product(1), 1})
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := s.expire(ctx)
		return err
	}), map[string]int{"ok": 5, "ended": 45})
	if got := s.shelf(mug); got != "10 0" {
		s.t.Errorf("on hand and reserved: %s", got)
	}
	s.exec(paySQL, alive)
	s.exec(sellSQL, alive)
}

// endregion

// Fifty clients pay for an order, cancel it and let it expire.
func oneOutcome(s shop) {
	mug := s.product(2)
	for _, left := range []string{"1 min", "-1 s"} { // the second is due
		customer, order := s.order(line{mug, 1})
		s.exec(`UPDATE orders SET reserved_until = now() + $2::interval
			WHERE id = $1`, order, left)
		schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
			ctx context.Context, client int,
		) error {
			switch client % 3 {
			case 0:
				return s.pay(ctx, order)
			case 1:
				return s.cancel(ctx, customer, order)
			}
			_, err := s.expire(ctx)
			return err
		}), map[string]int{"ok": 1, "ended": 49})
	}
}

// region:stock-once
// The same delivery is reported fifty times.
func stockChangesOnce(s shop) {
	mug, id := s.product(0), person()
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := s.Exec(ctx, changeStockSQL, id, mug, 20, person())
		return err
	}), map[string]int{"ok": 50})
	if got := s.shelf(mug); got != "20 0" {
		s.t.Errorf("on hand and reserved: %s", got)
	}
	var said line // by which another change with this id is told apart
	err := s.QueryRow(s.t.Context(), stockChangeSQL, id).
		Scan(&said.sku, &said.items)
	if err != nil || said != (line{mug, 20}) {
		s.t.Errorf("%v, %v", said, err)
	}
}

// endregion

// Fifty managers write off ten mugs of which four are promised.
func whatIsReservedStays(s shop) {
	mug := s.product(10)
	s.order(line{mug, 4})
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := s.Exec(ctx, changeStockSQL, person(), mug, -1, person())
		return err
	}), map[string]int{"ok": 6, "23514": 44})
}

// What somebody else gives back while we wait for the row is ours.
func returnedIsSoldAgain(s shop) {
	ctx, mug := s.t.Context(), s.product(1)
	_, order := s.order(line{mug, 1})
	s.due(order)
	c := s.fill(person(), line{mug, 1})
	worker, err := s.Begin(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	defer worker.Rollback(context.WithoutCancel(ctx))
	if err := worker.QueryRow(ctx, expireSQL).Scan(nil); err != nil {
		s.t.Fatal(err)
	}
	if _, err := worker.Exec(ctx, releaseSQL, order); err != nil {
		s.t.Fatal(err)
	}
	bought := make(chan error, 1)
	go func() {
		_, err := s.checkout(ctx, person(), c)
		bought <- err
	}()
	schemas.Until(s.t, s.Pool, schemas.Waiting, "transactionid", 1)
	if err := worker.Commit(ctx); err != nil {
		s.t.Fatal(err)
	}
	if err := <-bought; err != nil {
		s.t.Errorf("the mug has come back: %v", err)
	}
}

// Of fifty changes of one version of a card one gets through.
func cardAgainstCard(s shop) {
	mug := s.product(0)
	schemas.Want(s.t, schemas.Race(s.t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		return s.QueryRow(ctx, updateSQL, mug, 1, "Mug", "",
			20000+client, true).Scan(nil)
	}), map[string]int{"ok": 1, pgx.ErrNoRows.Error(): 49})
}

// A product that is not sold any more: not into the cart, not out of it.
func withdrawn(s shop) {
	mug := s.product(10)
	c := s.fill(person(), line{mug, 1})
	s.exec(updateSQL, mug, 1, "Mug", "", 10000, false)
	_, err := s.checkout(s.t.Context(), person(), c)
	if !errors.Is(err, errOutOfStock) {
		s.t.Errorf("out of the cart: %v", err)
	}
	_, _, err = s.setLine(s.t.Context(), person(), line{mug, 1})
	if !errors.Is(err, pgx.ErrNoRows) {
		s.t.Errorf("into the cart: %v", err)
	}
}

// Fifty lines are a full cart; what is in it can still be changed.
func fullCart(s shop) {
	customer, products := person(), s.products(52)
	first := s.fill(customer, line{products[0], 1})
	s.exec(`INSERT INTO cart_lines (cart_id, sku, items)
		SELECT $1, sku, 1 FROM unnest($2::text[]) AS sku`,
		first.id, products[1:50])
	ctx := s.t.Context()
	_, _, err := s.setLine(ctx, customer, line{products[50], 1})
	if !errors.Is(err, pgx.ErrNoRows) {
		s.t.Errorf("line 51: %v", err)
	}
	_, _, err = s.setLine(ctx, customer, line{products[0], 2})
	if err != nil {
		s.t.Errorf("line 50: %v", err)
	}
	s.exec(removeLineSQL, first.id, products[0])
	_, _, err = s.setLine(ctx, customer, line{products[51], 1})
	if err != nil {
		s.t.Errorf("after a line has gone: %v", err)
	}
}
