// Package pg looks where requests wait: for a connection of the pool, or
// inside the database.
package pg_test

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

//go:embed waits.sql
var waits string

//go:embed statements.sql
var statements string

func open(t *testing.T, address string, connections int32) *pgxpool.Pool {
	t.Helper()
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	cfg.MaxConns, cfg.MinConns = connections, connections
	return postgres.Open(t, cfg)
}

// active tells what the sessions of this database wait for at the moment.
func active(t *testing.T, conn *pgx.Conn) map[string]int {
	t.Helper()
	rows, err := conn.Query(context.Background(), waits)
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[string]int)
	var name string
	var count int
	_, err = pgx.ForEachRow(rows, []any{&name, &count}, func() error {
		counts[name] = count
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func prepare(t *testing.T) (address string, watcher *pgx.Conn) {
	t.Helper()
	address = servers.Postgres(t)
	watcher, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { watcher.Close(context.Background()) })
	_, err = watcher.Exec(t.Context(), `
		CREATE TABLE stock (id int PRIMARY KEY, available bigint NOT NULL);
		INSERT INTO stock SELECT n, 1000000 FROM generate_series(1, 64) n`)
	if err != nil {
		t.Fatal(err)
	}
	return address, watcher
}

const take = `UPDATE stock SET available = available - 1 WHERE id = $1`

// Two requests wait for the row inside the database, the third one for a
// connection: only the pool knows of it.
func TestTwoQueues(t *testing.T) {
	t.Parallel()
	address, watcher := prepare(t)
	pool := open(t, address, 2)
	holder, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close(context.Background())
	tx, err := holder.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), take, 1); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if _, err := pool.Exec(t.Context(), take, 1); err != nil {
				t.Error(err)
			}
		})
	}
	locked := func() (n int) {
		for name, count := range active(t, watcher) {
			if strings.HasPrefix(name, "Lock: ") {
				n += count
			}
		}
		return n
	}
	for locked() != 2 {
		time.Sleep(time.Millisecond)
	}
	wg.Go(func() {
		if _, err := pool.Exec(t.Context(), take, 2); err != nil {
			t.Error(err) // another row: the database has nothing against it
		}
	})
	for range 20 { // the third one never comes to the database
		if n := locked(); n != 2 {
			t.Errorf("%d wait in the database, want 2", n)
		}
		time.Sleep(time.Millisecond)
	}
	before := pool.Stat().EmptyAcquireCount()
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	after := pool.Stat()
	if after.EmptyAcquireCount() <= before ||
		after.EmptyAcquireWaitTime() <= 0 {
		t.Errorf("the pool counted %d waits of %v, before that %d",
			after.EmptyAcquireCount(), after.EmptyAcquireWaitTime(), before)
	}
}

// The quoted question is right, whether or not the server has the library.
func TestStatements(t *testing.T) {
	t.Parallel()
	address, _ := prepare(t)
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(t.Context(), `CREATE EXTENSION pg_stat_statements`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "EXPLAIN "+statements); err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(t.Context(), statements)
	const notLoaded = "55000" // object_not_in_prerequisite_state
	if pgErr, ok := errors.AsType[*pgconn.PgError](err); ok &&
		pgErr.Code == notLoaded {
		proof.Golden(t, "testdata/statements.txt",
			proof.Fold("ERROR: "+pgErr.Message, proof.Width))
		return
	}
	if err != nil {
		t.Fatal(err)
	}
}

// With RECORD=1 the test sees how the size of the pool moves the queue.
func TestPoolSizes(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	address, watcher := prepare(t)
	pool := open(t, address, 1)
	text := postgres.Header(t, pool) + `32 workers, one hot row, 1.5 s each

pool  commits/s  p99, ms  in the pool, ms  sessions in the database
`
	for _, size := range []int32{2, 8, 32} {
		pool := open(t, address, size)
		ctx, stop := context.WithTimeout(t.Context(), 1500*time.Millisecond)
		var mu sync.Mutex
		var took []time.Duration
		var wg sync.WaitGroup
		for range 32 {
			wg.Go(func() {
				for ctx.Err() == nil {
					start := time.Now()
					_, err := pool.Exec(t.Context(), take, 1)
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					took = append(took, time.Since(start))
					mu.Unlock()
				}
			})
		}
		seen, samples := make(map[string]int), 0
		for ctx.Err() == nil {
			for name, count := range active(t, watcher) {
				kind, _, _ := strings.Cut(name, ":")
				seen[kind] += count
			}
			samples++
			time.Sleep(20 * time.Millisecond)
		}
		wg.Wait()
		stop()
		slices.Sort(took)
		waited := pool.Stat().EmptyAcquireWaitTime()
		text += fmt.Sprintf("%4d%11.0f%9.0f%17.1f", size,
			float64(len(took))/1.5,
			took[len(took)*99/100].Seconds()*1000,
			waited.Seconds()*1000/float64(len(took)))
		gap := "  "
		for _, kind := range slices.SortedFunc(maps.Keys(seen),
			func(a, b string) int { return seen[b] - seen[a] }) {
			if n := float64(seen[kind]) / float64(samples); n >= 0.5 {
				text += fmt.Sprintf("%s%s %.1f", gap, kind, n)
				gap = ", "
			}
		}
		text += "\n"
	}
	proof.Record(t, "testdata/record.txt", text)
}
