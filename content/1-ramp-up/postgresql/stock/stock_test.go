package stock_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/stock"
	"route500k/content/internal/proof"
)

const (
	product = 1
	items   = 10
	buyers  = 20
)

// buy is one attempt of one buyer.
type buy func(ctx context.Context, pool *pgxpool.Pool) (bool, error)

func TestWaysToSell(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, stock.Schema)
	ways := []struct {
		name string
		buy  buy
	}{
		{"read, then write", naive()},
		{"conditional UPDATE", conditional},
		{"SELECT FOR UPDATE", locked},
		{"version column", versioned},
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d items, %d buyers    sold  left\n",
		items, buyers)
	for _, way := range ways {
		sold, left := sell(t, pool, way.buy)
		fmt.Fprintf(&text, "%-22s %4d  %4d\n", way.name, sold, left)
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

// sell lets all buyers in at once and returns what they got and what is
// left on the shelf.
func sell(t *testing.T, pool *pgxpool.Pool, buy buy) (sold int64, left int) {
	t.Helper()
	lab.Exec(t, pool, `
		INSERT INTO stock VALUES ($1, $2)
		ON CONFLICT (product_id) DO UPDATE SET items = $2`,
		product, items)
	var n atomic.Int64
	var wg sync.WaitGroup
	for range buyers {
		wg.Go(func() {
			ok, err := buy(t.Context(), pool)
			if err != nil {
				t.Error(err)
			}
			if ok {
				n.Add(1)
			}
		})
	}
	wg.Wait()
	err := pool.QueryRow(t.Context(),
		`SELECT items FROM stock WHERE product_id = $1`,
		product).Scan(&left)
	if err != nil {
		t.Fatal(err)
	}
	return n.Load(), left
}

// naive makes the worst order certain: all read before the first writes.
func naive() buy {
	var read sync.WaitGroup
	read.Add(buyers)
	pay := func() {
		read.Done()
		read.Wait()
	}
	return func(ctx context.Context, pool *pgxpool.Pool) (bool, error) {
		return stock.Naive(ctx, pool, product, pay)
	}
}

func conditional(ctx context.Context, p *pgxpool.Pool) (bool, error) {
	return stock.Reserve(ctx, p, product)
}

func locked(ctx context.Context, p *pgxpool.Pool) (bool, error) {
	return stock.Locked(ctx, p, product)
}

func versioned(ctx context.Context, p *pgxpool.Pool) (bool, error) {
	for {
		ok, err := stock.Versioned(ctx, p, product)
		if !errors.Is(err, stock.ErrConflict) {
			return ok, err
		}
	}
}
