package schemas

import (
	"context"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Waiting is true once so many ($2) wait for a lock of this kind ($1).
const Waiting = `SELECT count(*) = $2 FROM pg_stat_activity
	WHERE datname = current_database() AND wait_event = $1`

// OthersWait is true once somebody but this backend ($1) waits for the end
// of a transaction or for the gate.
const OthersWait = `SELECT count(*) > 0 FROM pg_stat_activity
	WHERE datname = current_database() AND pid <> $1
	AND wait_event IN ('transactionid', 'advisory')`

// Gone is true once this backend ($1) is no more, and its locks with it.
const Gone = `SELECT NOT EXISTS (
	SELECT FROM pg_stat_activity WHERE pid = $1)`

// Until waits for a query to give true, ten seconds at most.
func Until(t testing.TB, db *pgxpool.Pool, sql string, args ...any) {
	t.Helper()
	for start := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		var done bool
		err := db.QueryRow(t.Context(), sql, args...).Scan(&done)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			return
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("after 10 s still not: %s", sql)
		}
	}
}

// CloseGate takes the advisory lock 42, at which faults/pause_commit.sql
// of a project stops COMMIT, and returns how to release it.
func CloseGate(t testing.TB, db *pgxpool.Pool) (open func()) {
	t.Helper()
	keeper, err := db.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	run := func(sql string) {
		if _, err := keeper.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	run(`SELECT pg_advisory_lock(42)`)
	return func() {
		run(`SELECT pg_advisory_unlock(42)`)
		keeper.Release()
	}
}

// Victim returns a connection that may die at any moment: when its query
// is given up, it does not ask the server to cancel it, as nobody would
// whose process is killed.
func Victim(t testing.TB, db *pgxpool.Pool) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig(db.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	dial, used := config.DialFunc, false
	config.DialFunc = func(
		ctx context.Context, network, address string,
	) (net.Conn, error) {
		if used {
			return nil, net.ErrClosed
		}
		used = true
		return dial(ctx, network, address)
	}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// Vanish is what SIGKILL of the service leaves of a connection.
func Vanish(_ testing.TB, _ *pgxpool.Pool, conn *pgx.Conn) {
	_ = conn.PgConn().Conn().Close()
}

// Terminate kills the backend of a connection.
func Terminate(t testing.TB, db *pgxpool.Pool, conn *pgx.Conn) {
	t.Helper()
	_, err := db.Exec(t.Context(), `SELECT pg_terminate_backend($1)`,
		conn.PgConn().PID())
	if err != nil {
		t.Fatal(err)
	}
}
