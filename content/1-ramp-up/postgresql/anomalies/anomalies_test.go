package anomalies_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/anomalies"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

func TestMatrix(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, anomalies.Schema)

	var text strings.Builder
	row := func(name string, cells ...any) {
		fmt.Fprintf(&text, "%-20s %-12s %-12s %-12s %s\n",
			append([]any{name}, cells...)...)
	}
	row("", "read", "read", "repeatable", "")
	row("anomaly", "uncommitted", "committed", "read", "serializable")
	for _, anomaly := range anomalies.All {
		var cells []any
		for _, level := range []pgx.TxIsoLevel{
			pgx.ReadUncommitted, pgx.ReadCommitted,
			pgx.RepeatableRead, pgx.Serializable,
		} {
			cells = append(cells, play(t, pool, anomaly, level))
		}
		row(anomaly.Name, cells...)
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

func play(
	t *testing.T, pool *pgxpool.Pool,
	anomaly anomalies.Anomaly, level pgx.TxIsoLevel,
) string {
	t.Helper()
	lab.Exec(t, pool, anomalies.Reset)
	a, b := begin(t, pool, level), begin(t, pool, level)
	defer a.Rollback(t.Context())
	defer b.Rollback(t.Context())
	cell, err := anomalies.Outcome(anomaly.Play(t.Context(), a, b))
	if err != nil {
		t.Fatalf("%s at %s: %v", anomaly.Name, level, err)
	}
	return cell
}

func begin(t *testing.T, pool *pgxpool.Pool, level pgx.TxIsoLevel) pgx.Tx {
	t.Helper()
	tx, err := pool.BeginTx(t.Context(), pgx.TxOptions{IsoLevel: level})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}
