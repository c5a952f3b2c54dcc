// Package invariants tries the schema and the statements of Mini Shop as
// the reader's service would use them.
package invariants

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"uuid"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

// What a client may be told instead of an order.
var (
	errKeyReused    = errors.New("key reused")
	errCartChanged  = errors.New("cart changed")
	errOutOfStock   = errors.New("out of stock")
	errPriceChanged = errors.New("price changed")
	errEnded        = errors.New("ended")
)

// The statements of the service, by the names of their files.
var (
	openCartSQL, setLineSQL, removeLineSQL, cartSQL string
	rememberSQL, replaySQL, closeCartSQL, placeSQL  string
	lockStockSQL, reserveSQL, releaseSQL, sellSQL   string
	paySQL, cancelSQL, expireSQL, checkSQL          string
	createSQL, updateSQL, changeStockSQL            string
	stockChangeSQL, productsSQL, ordersSQL          string
)

// load reads them during a test: what is read before, "go test" does not
// watch, and a change of it would go unnoticed.
var load = sync.OnceFunc(func() {
	for name, sql := range map[string]*string{
		"open_cart": &openCartSQL, "set_line": &setLineSQL,
		"remove_line": &removeLineSQL, "cart": &cartSQL,
		"remember": &rememberSQL, "replay": &replaySQL,
		"close_cart": &closeCartSQL, "place": &placeSQL,
		"lock_stock": &lockStockSQL, "reserve": &reserveSQL,
		"release": &releaseSQL, "sell": &sellSQL,
		"pay": &paySQL, "cancel": &cancelSQL,
		"expire": &expireSQL, "check": &checkSQL,
		"create_product": &createSQL, "update_product": &updateSQL,
		"change_stock": &changeStockSQL, "stock_change": &stockChangeSQL,
		"list_products": &productsSQL, "list_orders": &ordersSQL,
	} {
		*sql = file("../sql/" + name + ".sql")
	}
})

func file(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// shop is the part of the service that speaks SQL.
type shop struct {
	*pgxpool.Pool
	t testing.TB
}

func open(t testing.TB) shop {
	t.Helper()
	load()
	return shop{schemas.UpDownUp(t, "../migrations"), t}
}

// person is the sub of a token.
func person() string { return uuid.New().String() }

// product puts a new one on the shelf, a hundred roubles a piece.
func (s shop) product(items int) (sku string) {
	s.t.Helper()
	sku = "mug-" + uuid.New().String()[:8]
	s.exec(createSQL, sku, "Mug", "", 10000, true)
	if items > 0 {
		s.exec(changeStockSQL, person(), sku, items, person())
	}
	return sku
}

// products puts many new ones on the list, and nothing on the shelf.
func (s shop) products(count int) (names []string) {
	s.t.Helper()
	for range count {
		names = append(names, "tea-"+person()[:8])
	}
	s.exec(`WITH made AS (
			INSERT INTO products (sku, title, price)
			SELECT sku, 'Tea', 10000 FROM unnest($1::text[]) AS sku
			RETURNING sku
		)
		INSERT INTO stock (sku) SELECT sku FROM made`, names)
	return names
}

// line is a wish.
type line struct {
	sku   string
	items int
}

// cart is what the customer has seen.
type cart struct {
	customer, id string
	version      int
	total        int64
}

// setLine is PUT /v1/cart/lines/{sku}.
func (s shop) setLine(ctx context.Context, customer string, l line) (
	id string, version int, err error,
) {
	err = pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, openCartSQL, person(), customer).
			Scan(&id, &version)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, setLineSQL, id, l.sku, l.items).Scan(nil)
	})
	return id, version, err
}

// fill makes the cart of a customer.
func (s shop) fill(customer string, lines ...line) (c cart) {
	s.t.Helper()
	for _, l := range lines {
		if _, _, err := s.setLine(s.t.Context(), customer, l); err != nil {
			s.t.Fatal(err)
		}
	}
	return s.look(customer)
}

// crowd makes as many customers as there are clients, all with the same
// in their carts.
func (s shop) crowd(lines ...line) (carts []cart) {
	s.t.Helper()
	customers := make([]string, schemas.Clients)
	for i := range customers {
		customers[i] = person()
		carts = append(carts, cart{customers[i], person(), 1, 0})
	}
	ids := make([]string, schemas.Clients)
	for i, c := range carts {
		ids[i] = c.id
	}
	s.exec(`INSERT INTO carts (id, customer_id)
		SELECT * FROM unnest($1::uuid[], $2::uuid[])`, ids, customers)
	for _, l := range lines {
		s.exec(`INSERT INTO cart_lines (cart_id, sku, items)
			SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id`,
			ids, l.sku, l.items)
		for i := range carts {
			carts[i].total += 10000 * int64(l.items)
		}
	}
	return carts
}

// look is GET /v1/cart.
func (s shop) look(customer string) (c cart) {
	s.t.Helper()
	c.customer = customer
	rows, err := s.Query(s.t.Context(), cartSQL, customer)
	if err != nil {
		s.t.Fatal(err)
	}
	var price, items *int64
	_, err = pgx.ForEachRow(rows, []any{
		&c.id, &c.version, nil, nil, &price, &items, nil,
	}, func() error {
		if price != nil {
			c.total += *price * *items
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// checkout is POST /v1/orders: the same answer to the same key.
func (s shop) checkout(ctx context.Context, key string, c cart) (
	order string, err error,
) {
	err = pgx.BeginFunc(ctx, s, func(tx pgx.Tx) (err error) {
		order, err = checkout(ctx, tx, key, c)
		return err
	})
	return order, err
}

func checkout(ctx context.Context, tx pgx.Tx, key string, c cart) (
	order string, err error,
) {
	hash := sha256.Sum256(fmt.Append(nil, c))
	order = uuid.NewV7().String()
	tag, err := tx.Exec(ctx, rememberSQL, c.customer, key, hash[:], order)
	if err != nil {
		return "", err
	}
	if tag.RowsAffected() > 0 {
		return order, place(ctx, tx, order, c)
	}
	var same bool
	err = tx.QueryRow(ctx, replaySQL, c.customer, key, hash[:]).
		Scan(&order, &same)
	if err == nil && !same {
		err = errKeyReused
	}
	return order, err
}

// region:place
// place closes the cart and makes an order of it, or returns an error that
// rolls all of it back.
func place(ctx context.Context, tx pgx.Tx, order string, c cart) error {
	tag, err := tx.Exec(ctx, closeCartSQL, c.customer, c.id, c.version)
	if err != nil {
		return err
	}
	if tag.RowsAffected() == 0 {
		return errCartChanged
	}
	_, err = tx.Exec(ctx, placeSQL, order, c.customer, c.id, c.total,
		"15 minutes")
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, lockStockSQL, c.id); err != nil {
		return err
	}
	rows, err := tx.Query(ctx, reserveSQL, order, c.id)
	if err != nil {
		return err
	}
	var price, items, available, total int64
	enough := true
	_, err = pgx.ForEachRow(rows, []any{
		nil, nil, &price, &items, &available,
	}, func() error {
		total += price * items
		enough = enough && items <= available
		return nil
	})
	switch {
	case err != nil:
		return err
	case !enough:
		return errOutOfStock
	case total != c.total:
		return errPriceChanged
	}
	return nil
}

// endregion

// order checks out for a new customer.
func (s shop) order(lines ...line) (customer, order string) {
	s.t.Helper()
	customer = person()
	order, err := s.checkout(s.t.Context(), person(),
		s.fill(customer, lines...))
	if err != nil {
		s.t.Fatal(err)
	}
	return customer, order
}

func (s shop) end(
	ctx context.Context, sql, then string, args ...any,
) (order string, err error) {
	err = pgx.BeginFunc(ctx, s, func(tx pgx.Tx) (err error) {
		order, err = end(ctx, tx, sql, then, args...)
		return err
	})
	return order, err
}

// region:end
// end runs a statement that gives an order its outcome, and then what
// belongs to it: both in one transaction.
func end(
	ctx context.Context, tx pgx.Tx, sql, then string, args ...any,
) (order string, err error) {
	err = tx.QueryRow(ctx, sql, args...).Scan(&order)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", errEnded // it has its outcome already
	}
	if err == nil {
		_, err = tx.Exec(ctx, then, order)
	}
	return order, err
}

// endregion

func (s shop) pay(ctx context.Context, order string) error {
	_, err := s.end(ctx, paySQL, sellSQL, order)
	return err
}

func (s shop) cancel(ctx context.Context, customer, order string) error {
	_, err := s.end(ctx, cancelSQL, releaseSQL, order, customer)
	return err
}

func (s shop) expire(ctx context.Context) (order string, err error) {
	return s.end(ctx, expireSQL, releaseSQL)
}

// due lets the time to pay run out.
func (s shop) due(order string) {
	s.t.Helper()
	s.exec(`UPDATE orders SET reserved_until = now() - interval '1 s'
		WHERE id = $1`, order)
}

func (s shop) exec(sql string, args ...any) {
	s.t.Helper()
	if _, err := s.Exec(s.t.Context(), sql, args...); err != nil {
		s.t.Fatal(err)
	}
}

// text returns what a query for one text gives.
func (s shop) text(sql string, args ...any) (v string) {
	s.t.Helper()
	if err := s.QueryRow(s.t.Context(), sql, args...).Scan(&v); err != nil {
		s.t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// shelf tells what is on hand and how much of it is reserved.
func (s shop) shelf(sku string) string {
	s.t.Helper()
	return s.text(`SELECT on_hand || ' ' || reserved FROM stock
		WHERE sku = $1`, sku)
}

// sound fails the test when something in the database contradicts itself.
func (s shop) sound() {
	s.t.Helper()
	rows, err := s.Query(s.t.Context(), checkSQL)
	if err != nil {
		s.t.Fatal(err)
	}
	var what, which string
	_, err = pgx.ForEachRow(rows, []any{&what, &which}, func() error {
		s.t.Errorf("%s of %s contradicts the rest", what, which)
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}
