package schema_test

import (
	"database/sql"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/schema"
)

func open(t *testing.T, pool *pgxpool.Pool) *sql.DB {
	t.Helper()
	db := stdlib.OpenDBFromPool(pool)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestUpDownUp(t *testing.T) {
	pool := lab.Pool(t)
	db := open(t, pool)
	if err := schema.Ready(t.Context(), db); err == nil {
		t.Error("an empty database is ready")
	}
	empty := tables(t, pool)
	for range 2 {
		applied, err := schema.Up(t.Context(), db)
		if err != nil || len(applied) != 3 {
			t.Fatalf("applied %q, %v", applied, err)
		}
		lab.Exec(t, pool,
			`INSERT INTO orders (customer_id, total) VALUES (1, 19.99)`)
		var cents int64
		err = pool.QueryRow(t.Context(),
			`SELECT total_cents FROM orders`).Scan(&cents)
		if err != nil || cents != 1999 {
			t.Errorf("%d cents, want 1999 (%v)", cents, err)
		}
		if err := schema.Ready(t.Context(), db); err != nil {
			t.Error(err)
		}
		provider, err := schema.New(db)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := provider.DownTo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		if got := tables(t, pool); empty != "" && got != empty {
			t.Errorf("down leaves %q", got)
		}
		empty = tables(t, pool)
	}
	if strings.Contains(empty, "orders") {
		t.Errorf("down leaves %q", empty)
	}
}

func tables(t *testing.T, pool *pgxpool.Pool) (names string) {
	t.Helper()
	err := pool.QueryRow(t.Context(), `
		SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '')
		FROM pg_class WHERE relnamespace = 'public'::regnamespace
		AND relname NOT LIKE 'goose%'`).Scan(&names)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// region:replicas

func TestReplicasStartTogether(t *testing.T) {
	pool := lab.Pool(t)
	var mu sync.Mutex
	var applied []string
	var wg sync.WaitGroup
	for range 3 {
		db := open(t, lab.Open(t, pool.Config()))
		wg.Go(func() {
			names, err := schema.Up(t.Context(), db)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			applied = append(applied, names...)
		})
	}
	wg.Wait()
	if len(applied) != 3 {
		t.Errorf("applied %q: want each migration once", applied)
	}
}

// endregion
