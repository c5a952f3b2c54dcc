package pool_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/pool"
	"route500k/content/internal/proof"
)

// tuned is a pool as Open makes it, of n connections.
func tuned(t *testing.T, n int32) *pgxpool.Pool {
	t.Helper()
	cfg := lab.Pool(t).Config()
	pool.Tune(cfg)
	cfg.MaxConns, cfg.MinIdleConns = n, 0
	p := lab.Open(t, cfg)
	return p
}

func TestOpenFailsAtOnce(t *testing.T) {
	_, err := pool.Open(t.Context(), "postgres://127.0.0.1:1/none")
	if err == nil || !strings.Contains(err.Error(), "database: ") {
		t.Errorf("got %v", err)
	}
	_, err = pool.Open(t.Context(), "postgres://host:port/")
	if err == nil || !strings.Contains(err.Error(), "database url: ") {
		t.Errorf("got %v", err)
	}
}

func TestTune(t *testing.T) {
	p := tuned(t, 1)
	for name, want := range map[string]string{
		"statement_timeout": "5s", "lock_timeout": "2s",
		"idle_in_transaction_session_timeout": "10s",
		"application_name":                    "orders",
	} {
		var got string
		err := p.QueryRow(t.Context(),
			`SELECT current_setting($1)`, name).Scan(&got)
		if err != nil || got != want {
			t.Errorf("%s = %q, want %q (%v)", name, got, want, err)
		}
	}
}

// A request that holds a connection and asks the pool for another waits
// for itself.
func TestTransactionAsksThePool(t *testing.T) {
	p := tuned(t, 1)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	err := nested(ctx, p)
	text := fmt.Sprintf("%v\nacquired %d of %d, idle %d\n", err,
		p.Stat().AcquiredConns(), p.Stat().MaxConns(), p.Stat().IdleConns())
	if n := p.Stat().EmptyAcquireCount(); n == 0 {
		t.Error("nobody has waited for a connection")
	}
	if n := p.Stat().CanceledAcquireCount(); n != 1 {
		t.Errorf("%d waits cancelled, want 1", n)
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(text)
	}
}

// region:nested
func nested(ctx context.Context, pool *pgxpool.Pool) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		_, err := pool.Exec(ctx, `SELECT 1`) // must be tx.Exec
		return err
	})
}

// endregion

// The deadline of a context ends the query on the server, too, and costs
// the pool its connection.
func TestDeadlineReachesTheServer(t *testing.T) {
	p := tuned(t, 1)
	var pid uint32
	err := p.QueryRow(t.Context(), `SELECT pg_backend_pid()`).Scan(&pid)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = p.Exec(ctx, `SELECT pg_sleep(60)`)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("err = %v", err)
	}
	text := fmt.Sprintf("%v\n", err)

	_, err = p.Exec(t.Context(), `SET statement_timeout = '50ms'`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Exec(t.Context(), `SELECT pg_sleep(60)`)
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		t.Fatal(err)
	}
	text += fmt.Sprintf("%v\n", failure)
	proof.Golden(t, "testdata/deadline.txt", proof.Fold(text, 76))

	var now uint32
	err = p.QueryRow(t.Context(), `SELECT pg_backend_pid()`).Scan(&now)
	if err != nil || now == pid {
		t.Errorf("the same connection %d after a deadline (%v)", now, err)
	}
	for wait := 0; running(t, p, pid); wait++ {
		if wait == 50 {
			t.Fatal("the query is still running")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func running(t *testing.T, p *pgxpool.Pool, pid uint32) (yes bool) {
	t.Helper()
	err := p.QueryRow(t.Context(), `
		SELECT EXISTS (SELECT FROM pg_stat_activity
		WHERE pid = $1 AND state = 'active')`, pid).Scan(&yes)
	if err != nil {
		t.Fatal(err)
	}
	return yes
}
