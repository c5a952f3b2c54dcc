package invariants

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// shop fills the database of the orders: each product costs 100 kopecks.
func shop(t *testing.T, pool *pgxpool.Pool, pieces int) (product string) {
	t.Helper()
	product = id()
	must(t, pool, 1, "apply_offer", product, id(), "Кружка", 100, 1)
	_, err := pool.Exec(t.Context(),
		`INSERT INTO stock VALUES ($1, $2, 0)`, product, pieces)
	if err != nil {
		t.Fatal(err)
	}
	return product
}

type order struct {
	id, user, key string
	products      []string
	quantities    []int
	total         int64
}

func basket(total int64, products ...string) order {
	o := order{id: id(), user: id(), key: id(), products: products,
		total: total}
	for range products {
		o.quantities = append(o.quantities, 1)
	}
	return o
}

// region:place

// place is one transaction: the order, its lines, the goods, the event. A
// repeat makes nothing and returns the first order.
func place(
	ctx context.Context, pool *pgxpool.Pool, o order,
) (stored string, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		lines, err := run(ctx, tx, "place", o.id, o.user, o.key, hash(),
			o.products, o.quantities, o.total, "Тверская, 1")
		if err != nil {
			return err
		}
		if lines == 0 { // a repeat, or another price
			return tx.QueryRow(ctx, `SELECT id FROM orders
				WHERE user_id = $1 AND request_key = $2`,
				o.user, o.key).Scan(&stored)
		}
		if _, err := run(ctx, tx, "lock_stock", o.id); err != nil {
			return err
		}
		reserved, err := run(ctx, tx, "reserve", o.id)
		if err == nil && reserved < lines {
			err = errRefused // out of stock: nothing of it stays
		}
		if err != nil {
			return err
		}
		stored = o.id
		return tell(ctx, tx, "order.placed", o.id)
	})
	return stored, err
}

// endregion

// tell writes an event into the transaction of its order.
func tell(ctx context.Context, tx pgx.Tx, kind, order string) error {
	_, err := tx.Exec(ctx, `INSERT INTO outbox (aggregate, type, payload)
		VALUES ('order:' || $1, $2, '{}')`, order, kind)
	return err
}

func TestOrders(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/orders")
	briefs.Acceptance(t, pool, "orders")
	for _, tt := range []struct {
		name string
		test func(*testing.T, *pgxpool.Pool)
	}{
		{"no way back", noWayBack},
		{"ten pieces, fifty buyers", tenPieces},
		{"one key, fifty requests", oneKey},
		{"goods in any order", anyOrder},
		{"another price", anotherPrice},
		{"payment against expiry", paymentAgainstExpiry},
		{"key share", keyShare},
		{"late event", lateEvent},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, pool) })
		// Whatever has happened, the goods and the orders agree.
		want(t, pool, 0, "SELECT count(*) FROM ("+sql("stock_drift")+") x")
	}
}

func tenPieces(t *testing.T, pool *pgxpool.Pool) {
	cup := shop(t, pool, 10)
	bought, refused := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, _ int) error {
			_, err := place(ctx, pool, basket(100, cup))
			return err
		}))
	if bought != 10 || refused != 40 {
		t.Errorf("%d bought, %d were refused", bought, refused)
	}
	want(t, pool, 10, `SELECT reserved FROM stock WHERE product_id = $1`,
		cup)
	// No order without an event, no event without an order.
	want(t, pool, 10, `SELECT count(*) FROM order_lines
		JOIN outbox ON aggregate = 'order:' || order_id
		WHERE product_id = $1 AND type = 'order.placed'`, cup)
	want(t, pool, 0, `SELECT count(*) FROM outbox
		LEFT JOIN orders AS o ON aggregate = 'order:' || o.id
		WHERE o.id IS NULL`)
}

func oneKey(t *testing.T, pool *pgxpool.Pool) {
	cup := shop(t, pool, 50)
	request := basket(100, cup)
	ids := make([]string, schemas.Clients)
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) (err error) {
			own := request
			own.id = id()
			ids[client], err = place(ctx, pool, own)
			return err
		}))
	for _, other := range ids {
		if other != ids[0] {
			t.Fatalf("two orders of one key: %s, %s", ids[0], other)
		}
	}
	want(t, pool, 1, `SELECT reserved FROM stock WHERE product_id = $1`,
		cup)
}

func anyOrder(t *testing.T, pool *pgxpool.Pool) {
	cup, spoon := shop(t, pool, 100), shop(t, pool, 100)
	bought, _ := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			goods := []string{cup, spoon}
			if client%2 == 0 {
				goods = []string{spoon, cup}
			}
			_, err := place(ctx, pool, basket(200, goods...))
			return err
		}))
	if bought != schemas.Clients {
		t.Errorf("%d of %d bought", bought, schemas.Clients)
	}
}

func anotherPrice(t *testing.T, pool *pgxpool.Pool) {
	cup := shop(t, pool, 1)
	_, err := place(t.Context(), pool, basket(99, cup))
	if err == nil || !strings.Contains(err.Error(), "no rows") {
		t.Errorf("bought at a price that nobody asks: %v", err)
	}
	want(t, pool, 0, `SELECT reserved FROM stock WHERE product_id = $1`,
		cup)
}

// region:pay

// pay is what the orders do with payment.captured.
func pay(ctx context.Context, pool *pgxpool.Pool, order string) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		paid, err := run(ctx, tx, "order_paid", order)
		if err != nil {
			return err
		}
		if paid == 1 {
			return tell(ctx, tx, "order.paid", order)
		}
		_, err = run(ctx, tx, "order_paid_late", order)
		return err // money for a cancelled order: it is to come back
	})
}

// expire is what the timer does.
func expire(ctx context.Context, pool *pgxpool.Pool, order string) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		expired, err := run(ctx, tx, "order_expired", order)
		if err != nil || expired == 0 {
			return err
		}
		if _, err := run(ctx, tx, "lock_stock", order); err != nil {
			return err
		}
		if _, err := run(ctx, tx, "release", order); err != nil {
			return err
		}
		return tell(ctx, tx, "order.cancelled", order)
	})
}

// endregion

func paymentAgainstExpiry(t *testing.T, pool *pgxpool.Pool) {
	cup := shop(t, pool, 10)
	var orders []string
	for range 10 {
		placed, err := place(t.Context(), pool, basket(100, cup))
		if err != nil {
			t.Fatal(err)
		}
		orders = append(orders, placed)
	}
	_, err := pool.Exec(t.Context(), `UPDATE orders
		SET expires_at = now() WHERE id = ANY ($1)`, orders)
	if err != nil {
		t.Fatal(err)
	}
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			order := orders[client%len(orders)]
			if client < schemas.Clients/2 {
				return pay(ctx, pool, order)
			}
			return expire(ctx, pool, order)
		}))
	// Each took one way, told of it once, and knows of its money.
	want(t, pool, 10, `SELECT count(*) FROM orders
		WHERE id = ANY ($1) AND paid_at IS NOT NULL
		AND status IN ('paid', 'cancelled')`, orders)
	want(t, pool, 10, `SELECT count(*) FROM outbox AS e
		JOIN orders AS o ON aggregate = 'order:' || o.id
		WHERE o.id = ANY ($1) AND type = 'order.' || status`, orders)
	want(t, pool, 20, `SELECT count(*) FROM outbox
		WHERE substr(aggregate, 7)::uuid = ANY ($1)`, orders)
	want(t, pool, 10, `SELECT count(*) FROM order_audit
		WHERE order_id = ANY ($1)`, orders)
}

func noWayBack(t *testing.T, pool *pgxpool.Pool) {
	cup := shop(t, pool, 2)
	placed, err := place(t.Context(), pool, basket(100, cup))
	if err != nil {
		t.Fatal(err)
	}
	text := journal(t, pool, // the only order so far
		"UPDATE orders SET status = 'paid', paid_at = now()",
		"UPDATE orders SET status = 'delivered'",
		"UPDATE orders SET status = 'shipped'",
		"UPDATE orders SET status = 'new'")
	proof.Golden(t, "testdata/moves.txt", proof.Fold(text, proof.Width))
	must(t, pool, 1, "hand_over", placed)
	want(t, pool, 3, `SELECT version FROM orders`)
	want(t, pool, 1, `SELECT on_hand FROM stock WHERE product_id = $1`,
		cup)
}

// keyShare shows what the wrong lock does after the lines are in: each of
// two orders holds KEY SHARE on the goods, for its foreign key, and asks
// for a lock that does not go with it.
func keyShare(t *testing.T, pool *pgxpool.Pool) {
	var out strings.Builder
	for _, lock := range []string{"FOR UPDATE", "FOR NO KEY UPDATE"} {
		cup := shop(t, pool, 2)
		text := strings.Replace(sql("lock_stock"), "FOR NO KEY UPDATE",
			lock, 1)
		var inserted sync.WaitGroup
		inserted.Add(2)
		results := schemas.Race(t, 2, func(ctx context.Context, _ int) error {
			return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
				o := basket(100, cup)
				_, err := tx.Exec(ctx, "SET LOCAL deadlock_timeout = '50ms'")
				if err == nil {
					_, err = run(ctx, tx, "place", o.id, o.user, o.key,
						hash(), o.products, o.quantities, o.total, "Тверская, 1")
				}
				inserted.Done()
				inserted.Wait()
				if err == nil {
					_, err = tx.Exec(ctx, text, o.id)
				}
				if err == nil {
					_, err = run(ctx, tx, "reserve", o.id)
				}
				return err
			})
		})
		placed := 0
		for _, err := range results {
			if err == nil {
				placed++
			} else {
				fmt.Fprintf(&out, "%s: %s\n", lock, refused(err))
			}
		}
		fmt.Fprintf(&out, "%s: %d of 2 orders\n", lock, placed)
	}
	proof.Golden(t, "testdata/keyshare.txt", out.String())
}

// region:late

// lateEvent applies the versions of a product as a queue with retries
// brings them: the second before the first.
func lateEvent(t *testing.T, pool *pgxpool.Pool) {
	whenever := strings.Replace(sql("apply_offer"),
		"WHERE offers.version < excluded.version", "", 1)
	var out strings.Builder
	for _, way := range []struct{ name, sql string }{
		{"as they come", whenever}, {"by version", sql("apply_offer")},
	} {
		product := id()
		for _, version := range []int{2, 1} {
			_, err := pool.Exec(t.Context(), way.sql,
				product, id(), "Кружка", version*100, version)
			if err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&out, "%-12s  v2 costs 200, v1 cost 100: sold for %d\n",
			way.name, ask(t, pool, `SELECT price FROM offers
				WHERE product_id = $1`, product))
	}
	// endregion
	proof.Golden(t, "testdata/late.txt", out.String())

	product := id()
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			version := (client*37)%schemas.Clients + 1 // all, mixed
			_, err := run(ctx, pool, "apply_offer", product, id(),
				"Кружка", version*100, version)
			return err
		}))
	want(t, pool, schemas.Clients*100, `SELECT price FROM offers
		WHERE product_id = $1`, product)
}
