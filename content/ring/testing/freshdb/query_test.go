package freshdb_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// querier is a pool, a connection or a transaction.
type querier interface {
	Exec(context.Context, string, ...any) (pgconn.CommandTag, error)
	QueryRow(context.Context, string, ...any) pgx.Row
}

func exec(t testing.TB, db querier, sql string) {
	t.Helper()
	if _, err := db.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func one[T any](
	t testing.TB, db querier, sql string, args ...any,
) (value T) {
	t.Helper()
	err := db.QueryRow(t.Context(), sql, args...).Scan(&value)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
