// Package lab is the bench on which the programs that meet PostgreSQL are
// tried: an empty database a test, and records of what was measured.
package lab

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/servers"
)

// Pool returns a pool of connections to an empty database, which lives as
// long as the test. The test is skipped where there is no server.
func Pool(t testing.TB) *pgxpool.Pool {
	t.Helper()
	cfg, err := pgxpool.ParseConfig(servers.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	return Open(t, cfg)
}

// Open opens another pool, with settings of the test's own.
func Open(t testing.TB, cfg *pgxpool.Config) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.NewWithConfig(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, pool) })
	return pool
}

// shut closes a pool. A test that fails in the middle of a transaction
// never gives its connection back: the pool would wait for it for ever.
func shut(t testing.TB, pool *pgxpool.Pool) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		pool.Close()
	}()
	select {
	case <-closed:
	case <-time.After(5 * time.Second):
		t.Error("a connection has not been given back to the pool")
	}
}

// Exec runs SQL that must succeed.
func Exec(t testing.TB, pool *pgxpool.Pool, sql string, args ...any) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}
