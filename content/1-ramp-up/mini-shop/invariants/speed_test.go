package invariants

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// What it costs to lock the product that everybody wants first and not
// last, with RECORD=1.
func TestHotProduct(t *testing.T) {
	const file = "testdata/record.txt"
	if !proof.Recording() {
		text := proof.Recorded(t, file)
		if !strings.Contains(text, "orders/s") {
			t.Errorf("no figures:\n%s", text)
		}
		return
	}
	s := open(t)
	ctx := t.Context()
	first := func(ctx context.Context, c cart) error {
		order := person()
		return pgx.BeginFunc(ctx, s, func(tx pgx.Tx) error {
			for _, step := range []struct {
				sql  string
				args []any
			}{
				{lockStockSQL, []any{c.id}},
				{rememberSQL, []any{c.customer, order, make([]byte, 32),
					order}},
				{closeCartSQL, []any{c.customer, c.id, c.version}},
				{placeSQL, []any{order, c.customer, c.id, c.total,
					"15 minutes"}},
				{reserveSQL, []any{order, c.id}},
			} {
				_, err := tx.Exec(ctx, step.sql, step.args...)
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	last := func(ctx context.Context, c cart) error {
		_, err := s.checkout(ctx, person(), c)
		return err
	}
	var out strings.Builder
	fmt.Fprintf(&out, "PostgreSQL %s, %s\n",
		s.text(`SELECT split_part(
			current_setting('server_version'), ' ', 1)`), proof.Machine())
	fmt.Fprintf(&out, "%d clients, 20 connections, one mug an order\n\n",
		schemas.Clients)
	for _, way := range []struct {
		name     string
		products int
		order    func(context.Context, cart) error
	}{
		{"50 products", schemas.Clients, last},
		{"one product, locked last", 1, last},
		{"one product, locked first", 1, first},
	} {
		const each = 60
		carts := make([][]cart, schemas.Clients)
		var mug string
		for i := range carts {
			if i < way.products {
				mug = s.product(each * schemas.Clients)
			}
			crowd := s.crowd(line{mug, 1})
			for len(crowd) < each {
				crowd = append(crowd, s.crowd(line{mug, 1})...)
			}
			carts[i] = crowd[:each]
		}
		s.exec(`ANALYZE`)
		start := time.Now()
		schemas.Want(s.t, schemas.Race(t, schemas.Clients, func(
			_ context.Context, client int,
		) error {
			for _, c := range carts[client] {
				if err := way.order(ctx, c); err != nil {
					return err
				}
			}
			return nil
		}), map[string]int{"ok": schemas.Clients})
		fmt.Fprintf(&out, "%-26s%5.0f orders/s\n", way.name,
			float64(each*schemas.Clients)/time.Since(start).Seconds())
	}
	proof.Record(t, file, out.String())
}
