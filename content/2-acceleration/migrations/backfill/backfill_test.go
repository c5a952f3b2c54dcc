package backfill

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
)

const rows = 1000

// orders makes a table that notes how many rows each transaction changes.
func orders(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, `
		CREATE TABLE orders (
			id bigint PRIMARY KEY, total numeric(12, 2) NOT NULL,
			total_cents bigint
		);
		INSERT INTO orders
		SELECT g * 3, g + 0.99 FROM generate_series(1, 1000) g;
		CREATE TABLE change (tx bigint NOT NULL);
		CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			INSERT INTO change VALUES (txid_current());
			RETURN NEW;
		END $$;
		CREATE TRIGGER note AFTER UPDATE ON orders
		FOR EACH ROW EXECUTE FUNCTION note()`)
	return pool
}

func number(t *testing.T, pool *pgxpool.Pool, sql string) (n int64) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

const (
	wrong = `SELECT count(*) FROM orders
		WHERE total_cents IS DISTINCT FROM total * 100`
	largest = `SELECT coalesce(max(n), 0) FROM
		(SELECT count(*) n FROM change GROUP BY tx) t`
	changes = `SELECT count(*) FROM change`
)

func TestFillsEverything(t *testing.T) {
	pool := orders(t)
	filled, err := Run(t.Context(), pool, 300, 0)
	if err != nil || filled != rows {
		t.Errorf("filled %d, want %d (%v)", filled, rows, err)
	}
	if n := number(t, pool, wrong); n != 0 {
		t.Errorf("%d rows are wrong", n)
	}
}

func TestBatches(t *testing.T) {
	pool := orders(t)
	if _, err := Run(t.Context(), pool, 100, 0); err != nil {
		t.Fatal(err)
	}
	if n := number(t, pool, largest); n > 100 {
		t.Errorf("a transaction of %d rows, want 100 at most", n)
	}
}

func TestLeavesNewValuesAlone(t *testing.T) {
	pool := orders(t)
	lab.Exec(t, pool, `UPDATE orders SET total_cents = 7 WHERE id <= 30`)
	filled, err := Run(t.Context(), pool, 100, 0)
	if err != nil || filled != rows-10 {
		t.Errorf("filled %d, want %d (%v)", filled, rows-10, err)
	}
	n := number(t, pool,
		`SELECT count(*) FROM orders WHERE total_cents = 7`)
	if n != 10 {
		t.Errorf("%d of 10 values of the new code are left", n)
	}
}

// region:resume

func TestStopsAndResumes(t *testing.T) {
	pool := orders(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	first, err := Run(ctx, pool, 100, 200*time.Millisecond)
	if err == nil || first >= rows {
		t.Fatalf("filled %d before the deadline, err = %v", first, err)
	}
	second, err := Run(t.Context(), pool, 100, 0)
	if err != nil {
		t.Fatal(err)
	}
	if first+second != rows || number(t, pool, changes) != rows {
		t.Errorf("%d + %d rows, %d changes, want %d",
			first, second, number(t, pool, changes), rows)
	}
}

// endregion
