package spending_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/ring/sql/spending"
	"route500k/content/ring/sql/sqlshop"
)

func shop(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, sqlshop.Schema)
	lab.Exec(t, pool, sqlshop.Seed)
	return pool
}

// region:leaders
func TestLeaders(t *testing.T) {
	pool := shop(t)
	rows, err := pool.Query(t.Context(), `
		SELECT d.name AS department, e.name, e.salary,
		       rank() OVER (PARTITION BY d.id
		                    ORDER BY e.salary DESC) AS place
		FROM employees e
		JOIN departments d ON d.id = e.department_id
		WHERE e.salary >= $1
		ORDER BY department, place, e.name`, 250)
	if err != nil {
		t.Fatal(err)
	}
	type leader struct {
		Department, Name string
		Salary, Place    int
	}
	leaders, err := pgx.CollectRows(rows, pgx.RowToStructByName[leader])
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, l := range leaders {
		fmt.Fprintf(&out, "%-11s %d. %-6s %d\n",
			l.Department, l.Place, l.Name, l.Salary)
	}
	proof.Golden(t, "testdata/want_leaders.txt", out.String())
}

// endregion

func TestSpending(t *testing.T) {
	pool := shop(t)
	t.Run("read", func(t *testing.T) { read(t, pool) })
	t.Run("found", func(t *testing.T) { found(t, pool) })
	t.Run("null", func(t *testing.T) { null(t, pool) })
}

func read(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	var out strings.Builder
	for _, c := range []struct {
		name   string
		filter spending.Filter
	}{
		{"all", spending.Filter{Limit: 3}},
		{"paid since February", spending.Filter{
			Statuses: []string{"paid"},
			Since:    time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}},
		{"Kazan", spending.Filter{City: "Kazan"}},
		{"Tver", spending.Filter{City: "Tver"}},
	} {
		lines, err := spending.Read(t.Context(), pool, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s: %d lines\n", c.name, len(lines))
		for _, l := range lines {
			city, last := "NULL", "NULL"
			if l.City != nil {
				city = *l.City
			}
			if l.Last != nil {
				last = l.Last.Format(time.DateOnly)
			}
			fmt.Fprintf(&out, "  %-5s %-6s %4d of %d, %s, %v\n",
				l.Name, city, l.Spent, l.OfAll, last, l.History)
		}
	}
	proof.Golden(t, "testdata/want_read.txt", out.String())
}

func found(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	lines, err := spending.Read(t.Context(), pool,
		spending.Filter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 1 || lines[0].Found != 5 {
		t.Errorf("%d lines of %d, want 1 of 5", len(lines), lines[0].Found)
	}
}

// null shows what becomes of NULL in Go, and of nil in SQL.
func null(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	var out strings.Builder
	var city string
	err := pool.QueryRow(t.Context(),
		`SELECT city FROM customers WHERE id = 3`).Scan(&city)
	fmt.Fprintln(&out, "string:", err)

	var maybe *string
	err = pool.QueryRow(t.Context(),
		`SELECT city FROM customers WHERE id = 3`).Scan(&maybe)
	fmt.Fprintln(&out, "*string:", maybe, err)

	// region:nil
	for _, statuses := range [][]string{nil, {}, {"new"}} {
		var found, others int
		err = pool.QueryRow(t.Context(), `
			SELECT count(*) FILTER (WHERE status = ANY ($1)),
			       count(*) FILTER (WHERE status <> ALL ($1))
			FROM orders`, statuses).Scan(&found, &others)
		fmt.Fprintf(&out, "ANY(%#v): %d, ALL: %d, %v\n",
			statuses, found, others, err)
	}
	// endregion
	proof.Golden(t, "testdata/want_null.txt",
		proof.Fold(out.String(), proof.Width))
}
