package exam_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// world is what the answers need of a database.
type world struct {
	departments []department
	employees   []employee
	orders      []order
	visits      []visit
}

type department struct {
	ID   int
	Name string
}

type employee struct {
	ID, Salary              int
	DepartmentID, ManagerID *int
}

type order struct {
	ID     int
	Status string
	Items  []int // quantity × price
	Paid   []int
}

type visit struct {
	CustomerID int
	Day        time.Time
}

func load(t *testing.T, tx pgx.Tx) world {
	t.Helper()
	return world{
		all[department](t, tx, `
			SELECT id, name FROM departments ORDER BY id`),
		all[employee](t, tx, `
			SELECT id, salary, department_id, manager_id
			FROM employees ORDER BY id`),
		all[order](t, tx, `
			SELECT id, status,
				ARRAY(SELECT quantity * price FROM items
					WHERE order_id = orders.id) AS items,
				ARRAY(SELECT amount FROM payments
					WHERE order_id = orders.id) AS paid
			FROM orders ORDER BY id`),
		all[visit](t, tx, `
			SELECT customer_id, day FROM visits
			ORDER BY customer_id, day`),
	}
}

func all[T any](t *testing.T, tx pgx.Tx, sql string) []T {
	t.Helper()
	rows, err := tx.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[T])
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// invent fills another shop: few values, so that they often are the same,
// and often nothing at all.
func invent(number uint64) string {
	r := rand.New(rand.NewPCG(number, 0))
	var sql strings.Builder
	add := func(format string, values ...any) {
		fmt.Fprintf(&sql, "INSERT INTO "+format+";\n", values...)
	}
	for id := 1; id <= 3; id++ {
		add("departments VALUES (%d, 'D%d')", id, id)
		add("customers VALUES (%d, 'C', NULL)", id)
		add("products VALUES (%d, 'P%d', 'x', 1)", id, id)
	}
	for id := range r.IntN(8) {
		boss, dept := "NULL", "NULL"
		if id > 0 {
			boss = fmt.Sprint(r.IntN(id))
			dept = fmt.Sprint(1 + r.IntN(3))
		}
		add("employees VALUES (%d, 'E', %s, %s, %d)",
			id, dept, boss, 100*(1+r.IntN(3)))
	}
	payment := 0
	for id := range r.IntN(6) {
		status := []string{"new", "paid", "cancelled"}[r.IntN(3)]
		add("orders VALUES (%d, %d, '%s', '2026-01-01')",
			id, 1+r.IntN(3), status)
		for product := range r.IntN(4) {
			add("items VALUES (%d, %d, %d, %d)",
				id, 1+product, 1+r.IntN(2), 10*(1+r.IntN(3)))
		}
		for range r.IntN(4) {
			payment++
			add("payments VALUES (%d, %d, %d, '2026-01-01')",
				payment, id, 10*(1+r.IntN(3)))
		}
	}
	for customer := 1; customer <= 3; customer++ {
		for day := 27; day <= 36; day++ { // over the end of a month
			if r.IntN(2) == 0 {
				add("visits VALUES (%d, date '2026-01-01' + %d)",
					customer, day)
			}
		}
	}
	return sql.String()
}
