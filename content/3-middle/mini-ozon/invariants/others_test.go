package invariants

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/briefs"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

func add(t *testing.T, pool *pgxpool.Pool, title, about string) string {
	t.Helper()
	product := id()
	_, err := pool.Exec(t.Context(), `INSERT INTO products (id, seller_id,
		created_by, request_key, request_hash, title, description,
		category, price) VALUES ($1, $2, $3, $4, $5, $6, $7, 'home', 100)`,
		product, id(), id(), id(), hash(), title, about)
	if err != nil {
		t.Fatal(err)
	}
	return product
}

func TestCatalog(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/catalog")
	briefs.Acceptance(t, pool, "catalog")
	t.Run("search", func(t *testing.T) { search(t, pool) })
	t.Run("pages", func(t *testing.T) { pages(t, pool) })
	t.Run("one edit of a version", func(t *testing.T) {
		cup := add(t, pool, "Термос", "")
		edited, stale := count(t, schemas.Race(t, schemas.Clients,
			func(ctx context.Context, client int) error {
				rows, err := run(ctx, pool, "change_product",
					cup, 1, 200+client)
				if err == nil && rows == 0 {
					err = errRefused // 412
				}
				return err
			}))
		if edited != 1 || stale != schemas.Clients-1 {
			t.Errorf("%d edited, %d stale", edited, stale)
		}
		want(t, pool, 1, `SELECT count(*) FROM outbox
			WHERE aggregate = 'product:' || $1`, cup)
	})
	t.Run("one product of a key", func(t *testing.T) {
		_, err := pool.Exec(t.Context(), `INSERT INTO products (id,
			seller_id, created_by, request_key, request_hash, title,
			category, price) SELECT gen_random_uuid(), seller_id,
			created_by, request_key, request_hash, title, category, price
			FROM products LIMIT 1`)
		if !strings.Contains(refused(err), "23505") {
			t.Errorf("the second: %v", err)
		}
	})
}

func find(
	t *testing.T, pool *pgxpool.Pool, query string, rank, last any, n int,
) (titles []string, endRank, endID string) {
	t.Helper()
	rows, _ := pool.Query(t.Context(), sql("search"), query, nil, rank,
		last, n)
	var title string
	_, err := pgx.ForEachRow(rows, []any{&endID, &title, &endRank},
		func() error {
			titles = append(titles, title)
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return titles, endRank, endID
}

func search(t *testing.T, pool *pgxpool.Pool) {
	add(t, pool, "Кружка «Гофер»", "Белая, 300 мл")
	add(t, pool, "Чайный набор", "Две кружки и чайник")
	add(t, pool, "Ёлка искусственная", "Высота 180 см")
	var out strings.Builder
	for _, query := range []string{
		"кружки", "белую кружку", "кружка -чайник", "елка", "кружек",
		"крушка",
	} {
		titles, _, _ := find(t, pool, query, nil, nil, 10)
		fmt.Fprintf(&out, "%-15s %s\n", query,
			cmp.Or(strings.Join(titles, ", "), "nothing"))
	}
	proof.Golden(t, "testdata/search.txt", out.String())
}

// pages reads equal ranks by pages: nothing twice, nothing left out.
func pages(t *testing.T, pool *pgxpool.Pool) {
	for i := range 25 {
		add(t, pool, fmt.Sprintf("Ложка %02d", i), "")
	}
	seen := map[string]int{}
	var rank, last any
	for {
		titles, endRank, endID := find(t, pool, "ложки", rank, last, 7)
		if len(titles) == 0 {
			break
		}
		for _, title := range titles {
			seen[title]++
		}
		rank, last = endRank, endID
	}
	for title, times := range seen {
		if times > 1 {
			t.Errorf("%s %d times", title, times)
		}
	}
	if len(seen) != 25 {
		t.Errorf("%d of 25", len(seen))
	}
}

func TestCarts(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/carts")
	briefs.Acceptance(t, pool, "carts")
	ctx := t.Context()
	goods := make([]string, 51)
	for i := range goods {
		goods[i] = id()
		_, err := pool.Exec(ctx, `INSERT INTO cart_products
			VALUES ($1, 'Кружка', 100, true, 1)`, goods[i])
		if err != nil {
			t.Fatal(err)
		}
	}
	user, version := id(), 0
	put := func(ctx context.Context, good string, version int) error {
		return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
			var next int
			err := tx.QueryRow(ctx, sql("cart_turn"), user, version).
				Scan(&next)
			if errors.Is(err, pgx.ErrNoRows) {
				return errRefused // 412: read the cart again
			}
			if err != nil {
				return err
			}
			if _, err := run(ctx, tx, "cart_put", user, good, 1); err != nil {
				return err
			}
			_, err = run(ctx, tx, "cart_count", user)
			return err
		})
	}
	// Two turns: the first makes the cart, the second finds it.
	for ; version < 2; version++ {
		changed, stale := count(t, schemas.Race(t, schemas.Clients,
			func(ctx context.Context, client int) error {
				return put(ctx, goods[version], version)
			}))
		if changed != 1 || stale != schemas.Clients-1 {
			t.Errorf("version %d: %d changed, %d stale",
				version, changed, stale)
		}
	}
	for ; version < 50; version++ {
		if err := put(ctx, goods[version], version); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(ctx, goods[50], 50); !strings.Contains(
		refused(errors.Unwrap(err)), "23514") {
		t.Errorf("the 51st line: %v", err)
	}
	want(t, pool, 50, `SELECT lines FROM carts`)
}

func TestDelivery(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/delivery")
	briefs.Acceptance(t, pool, "delivery")
	ctx := t.Context()
	book := func() (delivery, order string) {
		delivery, order = id(), id()
		must(t, pool, 1, "book", delivery, order, id(), "Тверская, 1")
		return delivery, order
	}
	event := func(
		ctx context.Context, event, delivery, kind string,
	) (applied bool, err error) {
		err = pool.QueryRow(ctx, sql("courier_event"), event, delivery,
			kind, "2026-11-22T10:00:00Z").Scan(&applied)
		if errors.Is(err, pgx.ErrNoRows) { // a copy
			return false, nil
		}
		return applied, err
	}

	t.Run("one parcel of an order", func(t *testing.T) {
		order := id()
		count(t, schemas.Race(t, schemas.Clients,
			func(ctx context.Context, _ int) error {
				_, err := run(ctx, pool, "book", id(), order, id(),
					"Тверская, 1")
				return err
			}))
		want(t, pool, 1, `SELECT count(*) FROM deliveries
			WHERE order_id = $1`, order)
	})
	t.Run("copies from the phone", func(t *testing.T) {
		delivery, _ := book()
		same := id()
		count(t, schemas.Race(t, schemas.Clients,
			func(ctx context.Context, _ int) error {
				_, err := event(ctx, same, delivery, "picked_up")
				return err
			}))
		want(t, pool, 2, `SELECT version FROM deliveries
			WHERE id = $1`, delivery)
		want(t, pool, 1, `SELECT count(*) FROM courier_events
			WHERE delivery_id = $1 AND applied`, delivery)
	})
	t.Run("the end before the beginning", func(t *testing.T) {
		delivery, _ := book()
		for _, tt := range []struct {
			kind    string
			applied bool
		}{{"delivered", true}, {"picked_up", false}, {"failed", false}} {
			applied, err := event(ctx, id(), delivery, tt.kind)
			if err != nil || applied != tt.applied {
				t.Errorf("%s: %v, %v", tt.kind, applied, err)
			}
		}
		want(t, pool, 1, `SELECT count(*) FROM deliveries
			WHERE id = $1 AND status = 'delivered'`, delivery)
	})
	t.Run("pick-up against cancellation", func(t *testing.T) {
		delivery, order := book()
		won, _ := count(t, schemas.Race(t, schemas.Clients,
			func(ctx context.Context, client int) error {
				if client%2 == 0 {
					applied, err := event(ctx, id(), delivery, "picked_up")
					if err == nil && !applied {
						err = errRefused
					}
					return err
				}
				rows, err := run(ctx, pool, "cancel_delivery", id(), order,
					id(), "Тверская, 1")
				if err == nil && rows == 0 {
					err = errRefused
				}
				return err
			}))
		if won != 1 {
			t.Errorf("%d have won", won)
		}
	})
	t.Run("cancelled before it is booked", func(t *testing.T) {
		order := id()
		must(t, pool, 1, "cancel_delivery", id(), order, id(), "Тверская, 1")
		must(t, pool, 0, "book", id(), order, id(), "Тверская, 1")
	})
}

func TestNotifications(t *testing.T) {
	pool := schemas.UpDownUp(t, "../migrations/notifications")
	briefs.Acceptance(t, pool, "notifications")
	user := id()
	orders := []string{id(), id(), id(), id(), id()}
	count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			order := orders[client%len(orders)]
			_, err := run(ctx, pool, "notify", id(), user, order, order,
				"order_paid", "Заказ оплачен")
			return err
		}))
	want(t, pool, 5, `SELECT count(*) FROM notifications`)
	taken, _ := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, _ int) error {
			rows, err := run(ctx, pool, "take_letter")
			if err == nil && rows == 0 {
				err = errRefused
			}
			return err
		}))
	if taken != 5 {
		t.Errorf("%d letters were taken", taken)
	}
	// The inbox: fifty copies of an event do their work once.
	event := id()
	first, _ := count(t, schemas.Race(t, schemas.Clients,
		func(ctx context.Context, _ int) error {
			rows, err := run(ctx, pool, "once", "notifications", event)
			if err == nil && rows == 0 {
				err = errRefused
			}
			return err
		}))
	if first != 1 {
		t.Errorf("the event was worked on %d times", first)
	}
}
