package nplusone_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/nplusone"
	"route500k/content/internal/proof"
)

func TestQueries(t *testing.T) {
	cfg := lab.Pool(t).Config()
	counter := new(nplusone.Counter)
	cfg.ConnConfig.Tracer = counter
	pool := lab.Open(t, cfg)
	lab.Exec(t, pool, nplusone.Schema)
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	orm, err := gorm.Open(postgres.New(postgres.Config{Conn: db}),
		&gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}

	var text strings.Builder
	count := func(name string, ask func(context.Context) (int, error)) {
		before := counter.Queries.Load()
		lines, err := ask(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "%-14s %2d lines, %2d queries\n",
			name, lines, counter.Queries.Load()-before)
	}
	count("one by one", func(ctx context.Context) (int, error) {
		return size(nplusone.Naive(ctx, pool))
	})
	count("= ANY($1)", func(ctx context.Context) (int, error) {
		return size(nplusone.Any(ctx, pool))
	})
	count("GORM Preload", func(ctx context.Context) (n int, err error) {
		orders, err := nplusone.Preload(ctx, orm)
		for _, order := range orders {
			n += len(order.Items)
		}
		return n, err
	})
	proof.Golden(t, "testdata/want.txt", text.String())
}

func size(all nplusone.Lines, err error) (n int, _ error) {
	for _, lines := range all {
		n += len(lines)
	}
	return n, err
}
