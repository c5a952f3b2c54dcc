// Package plans asks PostgreSQL how it runs queries.
package plans

import (
	"context"
	_ "embed"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Schema makes 10 000 customers, 100 000 orders and as many invoices.
//
//go:embed schema.sql
var Schema string

// Indexes makes the indexes that the plans use.
//
//go:embed indexes.sql
var Indexes string

// region:latest
const latest = `
SELECT id, total FROM orders WHERE customer_id = 42
ORDER BY created_at DESC LIMIT 5`

// endregion

// Query is a query with a plan worth reading.
type Query struct {
	Name    string
	Indexed bool // run with Indexes
	SQL     string
}

// Queries are the queries of the page.
var Queries = []Query{
	{"seq", false, latest},
	{"delete", false, `DELETE FROM customer WHERE id = 10000`},
	{"index", true, latest},
	{"covering", true, `SELECT sum(total) FROM orders
		WHERE customer_id = 42`},
	{"partial", true, `SELECT id FROM orders
		WHERE status = 'new' ORDER BY created_at LIMIT 5`},
	{"gin", true, `SELECT id FROM orders
		WHERE tags @> '{"promo": "p7", "web": true}'`},
	{"nested", true, `SELECT c.email, o.total
		FROM customer c JOIN orders o ON o.customer_id = c.id
		WHERE c.id IN (1, 2)`},
	{"hash", true, `SELECT c.email, sum(o.total)
		FROM customer c JOIN orders o ON o.customer_id = c.id
		GROUP BY c.email`},
	{"merge", true, `SELECT o.id, o.status, i.sum
		FROM orders o JOIN invoice i ON i.order_id = o.id
		ORDER BY o.id`},
	{"offset", true, `SELECT id, total FROM orders
		ORDER BY id LIMIT 20 OFFSET 75000`},
	{"keyset", true, `SELECT id, total FROM orders
		WHERE id > 75000 ORDER BY id LIMIT 20`},
	{"deleted", true, `DELETE FROM customer WHERE id = 10000`},
}

// region:explain

// Explain runs the query and returns its plan, one line an element.
func Explain(ctx context.Context, tx pgx.Tx, sql string) ([]string, error) {
	rows, err := tx.Query(ctx, "EXPLAIN (ANALYZE, BUFFERS) "+sql)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// endregion

var figures = regexp.MustCompile(` +\((cost|actual|never)[^)]*\)`)

// Wrap puts the figures of each node on lines of their own, for a phone.
func Wrap(lines []string) string {
	var text strings.Builder
	for _, line := range lines {
		indent := strings.Repeat(" ",
			len(line)-len(strings.TrimLeft(line, " ->")))
		text.WriteString(figures.ReplaceAllString(line, "") + "\n")
		for _, match := range figures.FindAllString(line, -1) {
			text.WriteString(indent + "  " + strings.TrimSpace(match) + "\n")
		}
	}
	return text.String()
}

var shaped = regexp.MustCompile(`(?m)^ *(->.*|\w[\w ]*( on |Cond: ).*|` +
	`Limit|Sort|Aggregate|HashAggregate|(Hash|Merge) Join|Hash|` +
	`Nested Loop)$`)

// Shape keeps of a plan what a new version or a faster disk should not
// change: nodes, indexes, conditions.
func Shape(plan string) string {
	return strings.Join(shaped.FindAllString(plan, -1), "\n")
}
