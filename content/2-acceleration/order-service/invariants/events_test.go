package invariants

import (
	"context"
	"encoding/json/v2"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"route500k/content/internal/schemas"
)

func TestEvents(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.lives(t, 10)
	payloads := fiftyRelays(t, s)
	haveSchemas(t, payloads)
	fiftyListeners(t, s, payloads)
	pages(t, s)
}

// lives lets orders live all kinds of lives, one after another.
func (s shop) lives(t *testing.T, orders int) {
	t.Helper()
	mug := s.supply(t, orders)
	for i := range orders {
		customer, order := s.order(t, mug)
		var err error
		switch i % 5 {
		case 0:
			err = s.cancel(t.Context(), customer, order)
		case 1:
			s.exec(t, `UPDATE orders SET reserved_until = now()
				WHERE id = $1`, order)
			err = s.expire(t.Context())
		default:
			verdict := []string{"refused", "paid", "paid"}[i%5-2]
			_, err = s.pay(t.Context(), customer, order)
			if err == nil {
				err = s.settle(t.Context(), order, 1, verdict)
			}
			if err == nil && verdict == "paid" {
				err = s.ship(t.Context(), order)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// relay publishes a batch and forgets it.
func (s shop) relay(ctx context.Context, publish func([]byte)) (
	sent int, err error,
) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, sqlRelay, 5)
		if err != nil {
			return err
		}
		var id int64
		var done []int64
		var event, order uuid.UUID
		var kind string
		var payload []byte
		_, err = pgx.ForEachRow(rows,
			[]any{&id, &event, &order, &kind, &payload}, func() error {
				publish(slices.Clone(payload))
				done = append(done, id)
				return nil
			})
		if err != nil {
			return err
		}
		sent = len(done)
		_, err = tx.Exec(ctx, `DELETE FROM outbox WHERE id = ANY ($1)`, done)
		return err
	})
	return sent, err
}

// event is what consumers read of a payload.
type event struct {
	ID    uuid.UUID `json:"id"`
	Type  string    `json:"type"`
	Order struct {
		ID      uuid.UUID `json:"id"`
		Version int       `json:"version"`
	} `json:"order"`
}

func read(t testing.TB, payload []byte) (e event) {
	t.Helper()
	if err := json.Unmarshal(payload, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// region:relays
// Each event goes out once, and those of an order in the order of steps.
func fiftyRelays(t *testing.T, s shop) (payloads [][]byte) {
	events := one[int](t, s, `SELECT count(*) FROM outbox`)
	var mu sync.Mutex
	publish := func(payload []byte) {
		mu.Lock()
		defer mu.Unlock()
		payloads = append(payloads, payload)
	}
	for len(payloads) < events { // who finds all heads taken goes home
		before := len(payloads)
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, _ int,
		) error {
			_, err := s.relay(ctx, publish)
			return err
		})
		schemas.Want(t, results, map[string]int{"ok": 50})
		if len(payloads) == before {
			t.Fatalf("stuck at %d of %d events", before, events)
		}
	}
	last := map[uuid.UUID]int{}
	for _, payload := range payloads {
		e := read(t, payload)
		if e.Order.Version != last[e.Order.ID]+1 {
			t.Errorf("%s: version %d after %d", e.Type,
				e.Order.Version, last[e.Order.ID])
		}
		last[e.Order.ID] = e.Order.Version
	}
	return payloads
}

// endregion

// region:listeners
// Everybody hears all events, each in an order of its own.
func fiftyListeners(t *testing.T, s shop, payloads [][]byte) {
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		for _, i := range rand.Perm(len(payloads)) {
			if err := s.hear(ctx, payloads[i]); err != nil {
				return err
			}
		}
		return nil
	})
	schemas.Want(t, results, map[string]int{"ok": 50})
	if n := one[int](t, s, `
		SELECT count(*) FROM orders o FULL JOIN order_view v
			ON v.order_id = o.id
		WHERE (v.version, v.status, v.total) IS DISTINCT FROM
			(o.version, o.status, o.total)`); n != 0 {
		t.Errorf("%d orders differ from what the view shows", n)
	}
	sold := one[string](t, s, `SELECT sum(orders) || ' ' || sum(revenue)
		FROM sales_daily`)
	paid := one[string](t, s, `SELECT count(*) || ' ' || sum(total)
		FROM orders WHERE status = 'shipped'`)
	if sold != paid {
		t.Errorf("sales %s, want %s", sold, paid)
	}
}

// endregion

func (s shop) hear(ctx context.Context, payload []byte) error {
	_, err := s.pool.Exec(ctx, sqlProject, payload)
	var e event
	if err == nil {
		err = json.Unmarshal(payload, &e)
	}
	if err == nil && e.Type == "order.paid" {
		_, err = s.pool.Exec(ctx, sqlSale, payload)
	}
	return err
}

// Pages of the list neither repeat an order nor lose one, even if two were
// placed at the same moment.
func pages(t *testing.T, s shop) {
	customer := uuid.New()
	s.exec(t, `INSERT INTO order_view
		SELECT gen_random_uuid(), $1, 1, 'new', 1, 100,
			now() - g / 2 * interval '1 min'
		FROM generate_series(0, 6) g`, customer)
	seen := map[any]int{}
	var at, id any
	for range 4 {
		rows, err := s.pool.Query(t.Context(), sqlList, customer, at, id, 3)
		if err != nil {
			t.Fatal(err)
		}
		page, err := pgx.CollectRows(rows, pgx.RowToMap)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page {
			at, id = row["placed_at"], row["order_id"]
			seen[id]++
		}
	}
	if len(seen) != 7 {
		t.Errorf("%d orders on all pages, want 7", len(seen))
	}
	for id, n := range seen {
		if n > 1 {
			t.Errorf("%v on %d pages", id, n)
		}
	}
}
