package sqlshop_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

// TestReads counts the rows that each way to the last order of everybody
// takes out of the table: 20 customers, 500 orders each, an index.
func TestReads(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, `
		CREATE TABLE customers AS SELECT id FROM generate_series(1, 20) id;
		CREATE TABLE orders AS
			SELECT id, id % 20 + 1 AS customer_id,
				date '2026-01-01' + id / 20 AS placed_on
			FROM generate_series(1, 10000) id;
		CREATE INDEX ON orders (customer_id, placed_on DESC, id DESC)`)
	lab.Exec(t, pool, "ANALYZE")
	var out strings.Builder
	for _, q := range regions(t, "queries/tasks.sql") {
		if strings.HasPrefix(q.name, "last") {
			fmt.Fprintf(&out, "%-12s %5d rows of 10000\n",
				q.name, reads(t, pool, q.text))
		}
	}
	proof.Golden(t, "testdata/reads/want.txt", out.String())
}

type node struct {
	Table string  `json:"Relation Name"`
	Rows  float64 `json:"Actual Rows"` // of one loop
	Loops float64 `json:"Actual Loops"`
	Plans []node
}

func (n node) reads() float64 {
	var total float64
	if n.Table == "orders" {
		total = n.Rows * n.Loops
	}
	for _, part := range n.Plans {
		total += part.reads()
	}
	return total
}

func reads(t *testing.T, pool *pgxpool.Pool, query string) int {
	t.Helper()
	var text []byte
	err := pool.QueryRow(t.Context(), `
		EXPLAIN (ANALYZE, FORMAT json) `+query).Scan(&text)
	if err != nil {
		t.Fatal(err)
	}
	var plans []struct{ Plan node }
	if err := json.Unmarshal(text, &plans); err != nil {
		t.Fatal(err)
	}
	return int(plans[0].Plan.reads())
}
