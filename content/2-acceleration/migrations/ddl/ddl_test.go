package ddl_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/ddl"
	"route500k/content/internal/proof"
)

const (
	alter = `ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text`
	read  = `SELECT id FROM orders LIMIT 1`
)

// as opens a pool whose sessions have a name.
func as(t *testing.T, pool *pgxpool.Pool, name string) *pgxpool.Pool {
	t.Helper()
	cfg := pool.Config()
	cfg.ConnConfig.RuntimeParams["application_name"] = name
	return lab.Open(t, cfg)
}

// report leaves a transaction open that has read the table.
func report(t *testing.T, pool *pgxpool.Pool) pgx.Tx {
	t.Helper()
	tx, err := as(t, pool, "report").Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), read); err != nil {
		t.Fatal(err)
	}
	return tx
}

func table(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, `CREATE TABLE orders (id bigint PRIMARY KEY)`)
	return pool
}

// A statement that would take a millisecond stops everybody behind it.
func TestQueueBehindAlter(t *testing.T) {
	pool := table(t)
	open := report(t, pool)
	migration, request := as(t, pool, "migration"), as(t, pool, "request")
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := migration.Exec(t.Context(), alter); err != nil {
			t.Error(err)
		}
	})
	waiting(t, pool, 1)
	wg.Go(func() {
		if _, err := request.Exec(t.Context(), read); err != nil {
			t.Error(err)
		}
	})
	text := strings.Join(waiting(t, pool, 2), "\n")
	proof.Golden(t, "testdata/want.txt", proof.Fold(text, 76))
	if err := open.Commit(t.Context()); err != nil {
		t.Error(err)
	}
	wg.Wait()
}

// waiting asks until n sessions wait.
func waiting(t *testing.T, pool *pgxpool.Pool, n int) []string {
	t.Helper()
	for range 200 {
		rows, err := pool.Query(t.Context(), ddl.Waiting)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) == n {
			return lines
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("never saw %d sessions wait", n)
	return nil
}

func TestApplyLetsOthersPass(t *testing.T) {
	pool := table(t)
	open := report(t, pool)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		done <- ddl.Apply(ctx, pool, alter, 50*time.Millisecond, 100)
	}()
	waiting(t, pool, 1) // the first attempt stands in the queue
	for range 10 {      // requests go on while the report is open
		if _, err := pool.Exec(ctx, read); err != nil {
			t.Fatal(err)
		}
	}
	if err := open.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	lab.Exec(t, pool, `SELECT note FROM orders`)
}

func TestApplyGivesUp(t *testing.T) {
	pool := table(t)
	open := report(t, pool)
	defer open.Rollback(t.Context())
	err := ddl.Apply(t.Context(), pool, alter, 20*time.Millisecond, 3)
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || failure.Code != "55P03" ||
		!strings.HasPrefix(err.Error(), "after 3 attempts: ") {
		t.Errorf("got %v", err)
	}
	err = ddl.Apply(t.Context(), pool, `ALTER TABLE none DROP x`,
		20*time.Millisecond, 3)
	if err == nil || strings.Contains(err.Error(), "attempts") {
		t.Errorf("a wrong statement was repeated: %v", err)
	}
}
