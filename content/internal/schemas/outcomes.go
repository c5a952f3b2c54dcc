package schemas

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Refusal is what PostgreSQL says against it, empty for other errors and
// for none.
func Refusal(err error) pgconn.PgError {
	if refusal, ok := errors.AsType[*pgconn.PgError](err); ok {
		return *refusal
	}
	return pgconn.PgError{}
}

// Outcome is what a client came to: "ok", a code of PostgreSQL, or the
// words of another error.
func Outcome(err error) string {
	if code := Refusal(err).Code; code != "" {
		return code
	}
	if err != nil {
		return err.Error()
	}
	return "ok"
}

// Outcomes counts what clients came to.
func Outcomes(results []error) map[string]int {
	outcomes := map[string]int{}
	for _, err := range results {
		outcomes[Outcome(err)]++
	}
	return outcomes
}

// Want fails the test unless so many clients came to this.
func Want(t testing.TB, results []error, expected map[string]int) {
	t.Helper()
	// fmt prints maps in the order of their keys
	got := fmt.Sprint(Outcomes(results))
	if got != fmt.Sprint(expected) {
		t.Errorf("the clients came to %s, want %v", got, expected)
	}
}

// Plan returns the plan of a query that may not read the whole table.
func Plan(
	t testing.TB, db *pgxpool.Pool, sql string, args ...any,
) (plan string) {
	t.Helper()
	ctx := t.Context()
	err := pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `SET LOCAL enable_seqscan = off`)
		if err != nil {
			return err
		}
		rows, err := tx.Query(ctx, `EXPLAIN (COSTS OFF) `+sql, args...)
		if err != nil {
			return err
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		plan = strings.Join(lines, "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
