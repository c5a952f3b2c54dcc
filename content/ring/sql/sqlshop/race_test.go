package sqlshop_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
	"route500k/content/internal/sqlscript"
	"route500k/content/ring/sql/sqlshop"
)

const upsert = `INSERT INTO products VALUES (7, 'Lamp', 'decor', 1400)
ON CONFLICT (id) DO UPDATE SET price = EXCLUDED.price;`

const merge = `MERGE INTO products p
USING (VALUES (8, 'Vase', 'decor', 1400)) n (id, name, category, price)
ON n.id = p.id
WHEN MATCHED THEN UPDATE SET price = n.price
WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.name, n.category, n.price);`

// TestRace lets a second session write the row that a first one has
// inserted and not committed yet.
func TestRace(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, sqlshop.Schema)
	var out strings.Builder
	for _, way := range []struct{ name, first, second string }{
		{"ON CONFLICT", `INSERT INTO products
			VALUES (7, 'Lamp', 'decor', 1500)`, upsert},
		{"MERGE", `INSERT INTO products
			VALUES (8, 'Vase', 'decor', 1500)`, merge},
	} {
		first, err := pool.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer first.Rollback(t.Context())
		if _, err := first.Exec(t.Context(), way.first); err != nil {
			t.Fatal(err)
		}
		done := make(chan string, 1)
		go func() {
			var text string
			err := pgx.BeginFunc(t.Context(), pool,
				func(tx pgx.Tx) (err error) {
					text, err = sqlscript.Run(t.Context(), tx, way.second)
					return err
				})
			if err != nil {
				text = err.Error()
			}
			done <- text
		}()
		schemas.Until(t, pool, schemas.Waiting, "transactionid", 1)
		if err := first.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n  %s\n", way.name, strings.ReplaceAll(
			strings.TrimSpace(proof.Fold(<-done, proof.Width-2)),
			"\n", "\n  "))
	}
	proof.Golden(t, "testdata/race/want.txt", out.String())
}
