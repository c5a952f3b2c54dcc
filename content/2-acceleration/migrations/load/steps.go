// Package load migrates a large table while others read and write it, and
// measures how long they stand.
package load

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/2-acceleration/migrations/backfill"
	"route500k/content/2-acceleration/migrations/ddl"
)

// Schema makes the table with n rows.
func Schema(ctx context.Context, pool *pgxpool.Pool, n int) error {
	_, err := pool.Exec(ctx, fmt.Sprintf(`
		CREATE TABLE orders (
			id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			customer_id bigint NOT NULL,
			status      text NOT NULL,
			total       numeric(12, 2) NOT NULL
		);
		INSERT INTO orders (customer_id, status, total)
		SELECT g %% 10000, 'new', g %% 100000 / 100.0
		FROM generate_series(1, %d) g`, n))
	if err != nil {
		return err
	}
	_, err = pool.Exec(ctx, `VACUUM ANALYZE orders`)
	return err
}

// Step is a part of a migration.
type Step struct {
	Name string
	Run  func(ctx context.Context, pool *pgxpool.Pool) error
}

// statement is a step of one statement.
func statement(name, sql string) Step {
	return Step{name, func(ctx context.Context, pool *pgxpool.Pool) error {
		_, err := pool.Exec(ctx, sql)
		return err
	}}
}

// patient is a step that waits for its lock a little at a time.
func patient(name, sql string) Step {
	return Step{name, func(ctx context.Context, pool *pgxpool.Pool) error {
		return ddl.Apply(ctx, pool, sql, lockWait, 100)
	}}
}

const (
	lockWait = 100 * time.Millisecond
	batch    = 1000
	pause    = 5 * time.Millisecond
)

// During runs a step while a transaction that has read the table stays
// open for hold.
func During(hold time.Duration, step Step) Step {
	return Step{step.Name, func(
		ctx context.Context, pool *pgxpool.Pool,
	) error {
		tx, err := pool.Begin(ctx)
		if err != nil {
			return err
		}
		defer tx.Rollback(ctx)
		_, err = tx.Exec(ctx, `SELECT id FROM orders LIMIT 1`)
		if err != nil {
			return err
		}
		done := make(chan error, 1)
		go func() { done <- step.Run(ctx, pool) }()
		time.Sleep(hold)
		return errors.Join(tx.Commit(ctx), <-done)
	}}
}

// Naive is the migration that works on an empty laptop.
func Naive(hold time.Duration) []Step {
	return []Step{
		During(hold, statement("ADD COLUMN behind a report",
			`ALTER TABLE orders ADD COLUMN total_cents bigint`)),
		statement("one UPDATE",
			`UPDATE orders SET total_cents = total * 100`),
		statement("SET NOT NULL",
			`ALTER TABLE orders ALTER COLUMN total_cents SET NOT NULL`),
		statement("CREATE INDEX",
			`CREATE INDEX orders_customer ON orders (customer_id)`),
		statement("ALTER COLUMN TYPE",
			`ALTER TABLE orders ALTER COLUMN total TYPE numeric(14, 3)`),
	}
}

// region:safe

// Safe is the same migration for a table in use.
func Safe(hold time.Duration) []Step {
	return []Step{
		// expand
		During(hold, patient("ADD COLUMN behind a report",
			`ALTER TABLE orders ADD COLUMN total_cents bigint`)),
		patient("trigger for both columns", fill),
		// migrate
		{"backfill by 1000", func(
			ctx context.Context, pool *pgxpool.Pool,
		) error {
			_, err := backfill.Run(ctx, pool, batch, pause)
			return err
		}},
		patient("CHECK NOT VALID", `ALTER TABLE orders
			ADD CONSTRAINT orders_cents_present
			CHECK (total_cents IS NOT NULL) NOT VALID`),
		statement("VALIDATE CONSTRAINT", `ALTER TABLE orders
			VALIDATE CONSTRAINT orders_cents_present`),
		patient("SET NOT NULL", `ALTER TABLE orders
			ALTER COLUMN total_cents SET NOT NULL`),
		patient("DROP CONSTRAINT", `ALTER TABLE orders
			DROP CONSTRAINT orders_cents_present`),
		statement("CREATE INDEX CONCURRENTLY", `CREATE INDEX
			CONCURRENTLY orders_customer ON orders (customer_id)`),
		// contract, when no code knows total
		patient("DROP COLUMN", `
			DROP TRIGGER orders_fill ON orders;
			ALTER TABLE orders DROP COLUMN total`),
	}
}

// endregion

const fill = `
CREATE FUNCTION orders_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.total_cents := NEW.total * 100;
	RETURN NEW;
END $$;
CREATE TRIGGER orders_fill BEFORE INSERT OR UPDATE OF total ON orders
FOR EACH ROW EXECUTE FUNCTION orders_fill()`
