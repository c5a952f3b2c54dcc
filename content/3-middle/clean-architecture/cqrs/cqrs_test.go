// Package cqrs measures a list of orders read through entities and by the
// read side.
package cqrs

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/3-middle/clean-architecture/shop/postgres"
	"route500k/content/internal/proof"
)

const customer, page = 7, 20

// counter counts statements.
type counter struct{ n atomic.Int64 }

func (c *counter) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData,
) context.Context {
	c.n.Add(1)
	return ctx
}

func (c *counter) TraceQueryEnd(
	context.Context, *pgx.Conn, pgx.TraceQueryEndData,
) {
}

func TestList(t *testing.T) {
	pool, statements := open(t)
	service := orders.NewService(store.New(pool))
	history := postgres.NewHistory(pool)
	ways := []struct {
		name string
		want int64
		list func(context.Context) (orders.Money, error)
	}{
		{"an entity after another", 4 * page, func(
			ctx context.Context,
		) (sum orders.Money, err error) {
			for id := int64(1); id <= page; id++ {
				order, err := service.Get(ctx, customer, id)
				if err != nil {
					return 0, err
				}
				sum += order.Total()
			}
			return sum, nil
		}},
		{"one query of the read side", 1, func(
			ctx context.Context,
		) (sum orders.Money, err error) {
			list, err := history.Of(ctx, customer, math.MaxInt64, page)
			for _, order := range list {
				sum += orders.Money(order.Total)
			}
			return sum, err
		}},
	}
	var text strings.Builder
	text.WriteString(lab.Header(t, pool))
	fmt.Fprintf(&text, "a list of %d orders, three lines each\n", page)
	for _, way := range ways {
		statements.n.Store(0)
		sum, err := way.list(t.Context())
		if err != nil || sum != page*60000 {
			t.Errorf("%s: %d, %v", way.name, sum, err)
		}
		n := statements.n.Load()
		if n != way.want {
			t.Errorf("%s: %d statements, want %d", way.name, n, way.want)
		}
		if !proof.Recording() {
			continue
		}
		result := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				if _, err := way.list(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
		fmt.Fprintf(&text, "%-26s  %2d statements  %5.2f ms\n",
			way.name, n, float64(result.T.Microseconds())/
				float64(result.N)/1000)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text.String())
	}
	recorded := proof.Recorded(t, "testdata/record.txt")
	if strings.Count(recorded, " ms\n") != len(ways) {
		t.Errorf("want %d lines of figures in the record", len(ways))
	}
}

// open returns a database with a page of orders.
func open(t *testing.T) (*pgxpool.Pool, *counter) {
	cfg := lab.Pool(t).Config()
	statements := new(counter)
	cfg.ConnConfig.Tracer = statements
	pool := lab.Open(t, cfg)
	lab.Exec(t, pool, store.Schema)
	lab.Exec(t, pool, `INSERT INTO stock VALUES
		('mug', 3, 10000), ('tea', 1, 20000), ('jam', 1, 30000)`)
	lab.Exec(t, pool, `INSERT INTO orders (customer_id, status)
		SELECT $1, 'new' FROM generate_series(1, $2)`, customer, page)
	lab.Exec(t, pool, `INSERT INTO order_line
		SELECT o.id, s.sku, 1, s.price FROM orders o, stock s`)
	lab.Exec(t, pool, `ANALYZE`)
	return pool, statements
}
