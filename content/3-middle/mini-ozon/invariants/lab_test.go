// Package invariants proves what must never break in MINI-OZON: each rule
// under fifty clients, in the SQL that the services would run.
package invariants

import (
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed sql/*.sql
var statements embed.FS

// sql returns a statement by its name.
func sql(name string) string {
	text, err := statements.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// querier is a pool or a transaction.
type querier interface {
	Exec(context.Context, string, ...any) (pgconn.CommandTag, error)
	QueryRow(context.Context, string, ...any) pgx.Row
}

// run executes a statement by its name and returns how many rows it has
// touched.
func run(
	ctx context.Context, q querier, name string, args ...any,
) (int64, error) {
	tag, err := q.Exec(ctx, sql(name), args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return tag.RowsAffected(), nil
}

// must runs a statement that touches rows rows.
func must(t *testing.T, q querier, rows int64, name string, args ...any) {
	t.Helper()
	got, err := run(t.Context(), q, name, args...)
	if err != nil || got != rows {
		t.Fatalf("%s: %d rows, want %d; %v", name, got, rows, err)
	}
}

// ask returns the one number that a query answers.
func ask(t *testing.T, q querier, query string, args ...any) (n int64) {
	t.Helper()
	if err := q.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// want fails the test if the query answers another number.
func want(t *testing.T, q querier, n int64, query string, args ...any) {
	t.Helper()
	if got := ask(t, q, query, args...); got != n {
		t.Errorf("%s: %d, want %d", query, got, n)
	}
}

// id returns a random identifier; its version does not matter here.
func id() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10],
		b[10:])
}

// hash stands for the hash of a request.
func hash() []byte { return make([]byte, 32) }

// refused tells PostgreSQL's refusals from other errors.
func refused(err error) string {
	if refusal, ok := errors.AsType[*pgconn.PgError](err); ok {
		return fmt.Sprintf("ERROR: %s (SQLSTATE %s)",
			refusal.Message, refusal.Code)
	}
	return fmt.Sprint(err)
}

// errRefused is a rule of the service, not of the database.
var errRefused = errors.New("refused")

// count splits what the clients came to; an error other than errRefused
// fails the test.
func count(t *testing.T, results []error) (done, no int) {
	t.Helper()
	for client, err := range results {
		switch {
		case err == nil:
			done++
		case errors.Is(err, errRefused):
			no++
		default:
			t.Errorf("client %d: %v", client, err)
		}
	}
	return done, no
}

// journal runs statements one after another and writes down what happened.
func journal(t *testing.T, pool *pgxpool.Pool, lines ...string) string {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	var out strings.Builder
	for _, line := range lines {
		fmt.Fprintln(&out, line)
		if _, err := conn.Exec(t.Context(), line); err != nil {
			fmt.Fprintln(&out, "  "+refused(err))
		}
	}
	return out.String()
}
