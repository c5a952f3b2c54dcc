package sqlshop_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/ring/sql/sqlshop"
)

// TestPlans asks what PostgreSQL makes of ways to say "is there" and "is
// there none".
func TestPlans(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, sqlshop.Schema)
	lab.Exec(t, pool, sqlshop.Seed)
	lab.Exec(t, pool, "ANALYZE")
	var out strings.Builder
	for _, way := range []struct{ name, where string }{
		{"EXISTS", `WHERE EXISTS (
			SELECT FROM employees s WHERE s.manager_id = e.id)`},
		{"IN", `WHERE id IN (SELECT manager_id FROM employees)`},
		{"NOT EXISTS", `WHERE NOT EXISTS (
			SELECT FROM employees s WHERE s.manager_id = e.id)`},
		{"LEFT JOIN, IS NULL", `LEFT JOIN employees s
			ON s.manager_id = e.id WHERE s.manager_id IS NULL`},
		{"NOT IN", `WHERE id NOT IN (SELECT manager_id FROM employees)`},
	} {
		rows, err := pool.Query(t.Context(), `EXPLAIN (COSTS OFF)
			SELECT e.name FROM employees e `+way.where)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, node := range []string{"Semi Join", "Anti Join", "SubPlan"} {
			if strings.Contains(strings.Join(plan, "\n"), node) {
				found = append(found, node)
			}
		}
		fmt.Fprintf(&out, "%-18s  %s\n", way.name,
			strings.Join(found, ", "))
	}
	proof.Golden(t, "testdata/plans/want.txt", out.String())
}
