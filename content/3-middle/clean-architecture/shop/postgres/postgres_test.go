package postgres_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/3-middle/clean-architecture/shop/app"
	"route500k/content/3-middle/clean-architecture/shop/domain"
	"route500k/content/3-middle/clean-architecture/shop/postgres"
)

// The adapters are what the ports want.
var (
	_ app.Ledger  = (*postgres.Ledger)(nil)
	_ app.History = (*postgres.History)(nil)
)

// open returns a database in which customer 7 has the orders 1 and 2, and
// customer 8 the order 3.
func open(t *testing.T) *pgxpool.Pool {
	pool := lab.Pool(t)
	lab.Exec(t, pool, store.Schema)
	lab.Exec(t, pool, `INSERT INTO stock VALUES
		('mug', 3, 25000), ('tea', 1, 9990)`)
	lab.Exec(t, pool, `INSERT INTO orders (customer_id, status) VALUES
		(7, 'new'), (7, 'new'), (8, 'new')`)
	lab.Exec(t, pool, `INSERT INTO order_line VALUES
		(1, 'mug', 2, 25000), (1, 'tea', 1, 9990),
		(2, 'tea', 3, 9990), (3, 'mug', 1, 25000)`)
	return pool
}

func TestLedger(t *testing.T) {
	ledger := postgres.NewLedger(open(t))
	err := ledger.Update(t.Context(), 1, func(o *domain.Order) error {
		if o.Customer != 7 || o.Total() != 59990 {
			t.Errorf("read %+v", o)
		}
		return o.StartPayment()
	})
	if err != nil {
		t.Error(err)
	}
	no := errors.New("no")
	err = ledger.Update(t.Context(), 1, func(o *domain.Order) error {
		if o.Status != domain.Paying {
			t.Errorf("the change is not kept: %s", o.Status)
		}
		o.Status = domain.Cancelled
		return no
	})
	if !errors.Is(err, no) {
		t.Error(err)
	}
	err = ledger.Update(t.Context(), 1, func(o *domain.Order) error {
		return o.Settle(true) // still paying: the failure kept nothing
	})
	if err != nil {
		t.Error(err)
	}
	err = ledger.Update(t.Context(), 404, (*domain.Order).Cancel)
	if !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("no such order: %v", err)
	}
}

func TestHistory(t *testing.T) {
	history := postgres.NewHistory(open(t))
	list, err := history.Of(t.Context(), 7, 1<<62, 10)
	want := []app.Summary{
		{ID: 2, Status: domain.New, Items: 3, Total: 29970},
		{ID: 1, Status: domain.New, Items: 3, Total: 59990},
	}
	if err != nil || !slices.Equal(list, want) {
		t.Errorf("%v, %v", list, err)
	}
	list, err = history.Of(t.Context(), 7, 2, 10)
	if err != nil || len(list) != 1 || list[0].ID != 1 {
		t.Errorf("the next page: %v, %v", list, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = history.Of(ctx, 7, 2, 10)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
