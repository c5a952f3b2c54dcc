package invariants

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/schemas"
)

// What a client may be told instead of an order.
var (
	errOutOfStock  = errors.New("out of stock")
	errWrongStatus = errors.New("wrong status")
	errKeyReused   = errors.New("key reused")
)

// statement reads SQL that the page shows.
func statement(name string) string {
	text, err := os.ReadFile(filepath.Join("..", "sql", name+".sql"))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// The statements of the service.
var (
	sqlActor    = statement("actor")
	sqlCancel   = statement("cancel")
	sqlCheck    = statement("check")
	sqlCount    = statement("count")
	sqlExpire   = statement("expire")
	sqlHandOver = statement("hand_over")
	sqlLines    = statement("lines")
	sqlList     = statement("list")
	sqlPay      = statement("pay")
	sqlPlace    = statement("place")
	sqlProject  = statement("project")
	sqlRelay    = statement("relay")
	sqlRelease  = statement("release")
	sqlRemember = statement("remember")
	sqlReplay   = statement("replay")
	sqlReserve  = statement("reserve")
	sqlSale     = statement("sale")
	sqlSettle   = statement("settle")
	sqlShip     = statement("ship")
	sqlTell     = statement("tell")
)

// shop is the part of the service that speaks SQL.
type shop struct{ pool *pgxpool.Pool }

func open(t testing.TB) shop {
	t.Helper()
	return shop{schemas.UpDownUp(t, "../migrations")}
}

// supply puts a new product on the shelf, a hundred roubles a piece.
func (s shop) supply(t testing.TB, items int) (sku string) {
	t.Helper()
	sku = "mug-" + uuid.NewString()[:8]
	s.exec(t, `INSERT INTO stock (sku, price, on_hand)
		VALUES ($1, 10000, $2)`, sku, items)
	return sku
}

// line is a wish.
type line struct {
	sku   string
	count int
}

// request is POST /v1/orders.
type request struct {
	customer uuid.UUID
	key      string
	lines    []line
}

// wish is the first request of a new customer.
func wish(lines ...line) request {
	return request{uuid.New(), uuid.NewString(), lines}
}

func (r request) hash() []byte {
	sum := sha256.Sum256(fmt.Append(nil, r.lines))
	return sum[:]
}

// place returns the order, also when it has been placed before.
func (s shop) place(ctx context.Context, r request) (
	order uuid.UUID, err error,
) {
	r.lines = slices.SortedFunc(slices.Values(r.lines), func(a, b line) int {
		return strings.Compare(a.sku, b.sku)
	})
	order = uuid.New()
	actor := "customer:" + r.customer.String()
	err = s.as(ctx, actor, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sqlRemember,
			r.customer, r.key, r.hash(), order)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			order, err = replay(ctx, tx, r)
			return err
		}
		return fill(ctx, tx, order, r)
	})
	return order, err
}

func replay(ctx context.Context, tx pgx.Tx, r request) (
	order uuid.UUID, err error,
) {
	var same bool
	err = tx.QueryRow(ctx, sqlReplay, r.customer, r.key, r.hash()).
		Scan(&order, &same)
	if err == nil && !same {
		err = errKeyReused
	}
	return order, err
}

// fill takes the goods and writes the order down.
func fill(
	ctx context.Context, tx pgx.Tx, order uuid.UUID, r request,
) error {
	var skus []string
	var counts []int
	var prices []int64
	var total int64
	for _, l := range r.lines {
		price, err := reserve(ctx, tx, l)
		if err != nil {
			return err
		}
		skus = append(skus, l.sku)
		counts = append(counts, l.count)
		prices = append(prices, price)
		total += price * int64(l.count)
	}
	_, err := tx.Exec(ctx, sqlPlace, order, r.customer, total, "15 minutes")
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlLines, order, skus, counts, prices)
	if err != nil {
		return err
	}
	return tell(ctx, tx, order, "order.placed")
}

func reserve(ctx context.Context, tx pgx.Tx, l line) (
	price int64, err error,
) {
	err = tx.QueryRow(ctx, sqlReserve, l.sku, l.count).Scan(&price)
	if errors.Is(err, pgx.ErrNoRows) {
		err = errOutOfStock
	}
	return price, err
}

// as runs f in a transaction that the audit trail knows by the actor.
func (s shop) as(
	ctx context.Context, actor string, f func(tx pgx.Tx) error,
) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlActor, actor, ""); err != nil {
			return err
		}
		return f(tx)
	})
}

func tell(
	ctx context.Context, tx pgx.Tx, order uuid.UUID, kind string,
) error {
	extra := map[string]any{}
	switch kind {
	case "order.payment_requested":
		extra["payment"] = map[string]string{"token": "tok-paid"}
	case "order.cancelled":
		extra["reason"] = "changed my mind"
	}
	_, err := tx.Exec(ctx, sqlTell, order, kind, extra)
	return err
}

// step runs a statement that changes the status and returns one value, and
// then what belongs to it. No row: the order stands elsewhere.
func (s shop) step(
	ctx context.Context, actor, sql string, args []any, result any,
	then func(tx pgx.Tx) error,
) error {
	return s.as(ctx, actor, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, sql, args...).Scan(result)
		if errors.Is(err, pgx.ErrNoRows) {
			return errWrongStatus
		}
		if err != nil {
			return err
		}
		return then(tx)
	})
}

func (s shop) pay(ctx context.Context, customer, order uuid.UUID) (
	attempt int, err error,
) {
	err = s.step(ctx, "customer:"+customer.String(), sqlPay,
		[]any{order, customer}, &attempt, func(tx pgx.Tx) error {
			return tell(ctx, tx, order, "order.payment_requested")
		})
	return attempt, err
}

// outcomes are the events of a verdict, by the status that it leads to.
var outcomes = map[string]string{
	"paid": "order.paid", "new": "order.payment_refused",
}

func (s shop) settle(
	ctx context.Context, order uuid.UUID, attempt int, verdict string,
) error {
	var status string
	return s.step(ctx, "worker:payments", sqlSettle,
		[]any{order, attempt, verdict}, &status, func(tx pgx.Tx) error {
			return tell(ctx, tx, order, outcomes[status])
		})
}

func (s shop) cancel(ctx context.Context, customer, order uuid.UUID) error {
	var version int
	return s.step(ctx, "customer:"+customer.String(), sqlCancel,
		[]any{order, customer}, &version, func(tx pgx.Tx) error {
			_, err := tx.Exec(ctx, sqlRelease, order)
			return errors.Join(err, tell(ctx, tx, order, "order.cancelled"))
		})
}

func (s shop) expire(ctx context.Context) error {
	var order uuid.UUID
	return s.step(ctx, "worker:expiry", sqlExpire, nil, &order,
		func(tx pgx.Tx) error {
			_, err := tx.Exec(ctx, sqlRelease, order)
			return errors.Join(err, tell(ctx, tx, order, "order.expired"))
		})
}

func (s shop) ship(ctx context.Context, order uuid.UUID) error {
	var version int
	return s.step(ctx, "admin:1", sqlShip, []any{order}, &version,
		func(tx pgx.Tx) error {
			_, err := tx.Exec(ctx, sqlHandOver, order)
			return errors.Join(err, tell(ctx, tx, order, "order.shipped"))
		})
}

// order places one, of one piece, for a new customer.
func (s shop) order(t testing.TB, sku string) (customer, order uuid.UUID) {
	t.Helper()
	r := wish(line{sku, 1})
	order, err := s.place(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return r.customer, order
}

func (s shop) status(t testing.TB, order uuid.UUID) string {
	t.Helper()
	return one[string](t, s, `SELECT status FROM orders WHERE id = $1`, order)
}

func (s shop) exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	if _, err := s.pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// one reads the only value of a query.
func one[T any](t testing.TB, s shop, sql string, args ...any) (v T) {
	t.Helper()
	err := s.pool.QueryRow(t.Context(), sql, args...).Scan(&v)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// sound fails the test when something contradicts itself, or a step was
// told twice or not at all. The outbox must not have been relayed yet.
func (s shop) sound(t testing.TB) {
	t.Helper()
	rows, err := s.pool.Query(t.Context(), sqlCheck)
	if err != nil {
		t.Fatal(err)
	}
	var what, which string
	_, err = pgx.ForEachRow(rows, []any{&what, &which}, func() error {
		t.Errorf("%s %s contradicts itself", what, which)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	steps := one[int](t, s, `SELECT count(*) FROM order_audit`)
	events := one[int](t, s, `SELECT count(*) FROM outbox`)
	if events != steps {
		t.Errorf("%d steps, %d events", steps, events)
	}
}
