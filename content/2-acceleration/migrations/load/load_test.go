package load_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/load"
	"route500k/content/internal/proof"
)

// size is the number of rows: MIGRATION_ROWS, or a few. The record of the
// page is made with RECORD=1 MIGRATION_ROWS=1000000.
func size(t *testing.T) int {
	t.Helper()
	text := os.Getenv("MIGRATION_ROWS")
	if text == "" {
		return 20_000
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("MIGRATION_ROWS=%q: want a number of rows", text)
	}
	return n
}

const hold = 1500 * time.Millisecond // of the report

func TestMigrationUnderLoad(t *testing.T) {
	n := size(t)
	text := ""
	run := func(name string, steps []load.Step) []load.Result {
		pool := workPool(t)
		if err := load.Schema(t.Context(), pool, n); err != nil {
			t.Fatal(err)
		}
		if text == "" {
			text = fmt.Sprintf("%s%d rows, 3 writers, 3 readers\n",
				lab.Header(t, pool), n)
		}
		results, err := load.Run(t.Context(), pool, n, steps)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("\n%-34s %8s %8s %8s\n",
			name+", ms", "step", "write", "read")
		for _, r := range results {
			text += fmt.Sprintf("%-34s %8d %8d %8d\n", r.Step,
				r.Took.Milliseconds(), r.Write.Milliseconds(),
				r.Read.Milliseconds())
		}
		check(t, pool)
		return results
	}
	naive := run("naive", load.Naive(hold))
	safe := run("safe", load.Safe(hold))
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	// The report holds the naive ALTER, and it holds everybody.
	if naive[0].Read < hold/2 || naive[0].Write < hold/2 {
		t.Errorf("nobody waited behind the naive ALTER:\n%s", text)
	}
	if safe[0].Read >= hold/2 || safe[0].Write >= hold/2 {
		t.Errorf("somebody waited behind the patient ALTER:\n%s", text)
	}
}

// workPool has room for the load and the migration.
func workPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	cfg := lab.Pool(t).Config()
	cfg.MaxConns = 10
	return lab.Open(t, cfg)
}

// check looks at the table after a migration: all is filled and indexed.
func check(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	for what, sql := range map[string]string{
		"every row has its cents": `SELECT count(*) = 0 FROM orders
			WHERE total_cents IS DISTINCT FROM
				((id % 100000) / 100.0 * 100)::bigint`,
		"the column is NOT NULL": `SELECT attnotnull FROM pg_attribute
			WHERE attrelid = 'orders'::regclass
			AND attname = 'total_cents'`,
		"the index is valid": `SELECT indisvalid FROM pg_index
			WHERE indexrelid = 'orders_customer'::regclass`,
		"no constraint is left": `SELECT count(*) = 0 FROM pg_constraint
			WHERE conname = 'orders_cents_present'`,
	} {
		var ok bool
		err := pool.QueryRow(t.Context(), sql).Scan(&ok)
		if err != nil || !ok {
			t.Errorf("%s: %t, %v", what, ok, err)
		}
	}
}

// The page compares figures of the record; they must say what it says.
func TestRecord(t *testing.T) {
	naive, safe := map[string][3]int{}, map[string][3]int{}
	table := naive
	for line := range strings.Lines(proof.Recorded(t, "testdata/record.txt")) {
		if strings.HasPrefix(line, "safe, ms") {
			table = safe
		}
		fields := strings.Fields(line)
		if len(fields) < 4 {
			continue
		}
		var row [3]int
		var err error
		for i, text := range fields[len(fields)-3:] {
			if row[i], err = strconv.Atoi(text); err != nil {
				break
			}
		}
		if err == nil {
			table[strings.Join(fields[:len(fields)-3], " ")] = row
		}
	}
	if len(naive) != len(load.Naive(hold)) ||
		len(safe) != len(load.Safe(hold)) {
		t.Fatalf("the record has %d and %d steps", len(naive), len(safe))
	}
	worst := 0
	for _, row := range safe {
		worst = max(worst, row[1], row[2])
	}
	for _, name := range []string{
		"ADD COLUMN behind a report", "one UPDATE",
		"CREATE INDEX", "ALTER COLUMN TYPE",
	} {
		if naive[name][1] <= worst {
			t.Errorf("%s stopped writers for %d ms, the safe way %d ms",
				name, naive[name][1], worst)
		}
	}
}
