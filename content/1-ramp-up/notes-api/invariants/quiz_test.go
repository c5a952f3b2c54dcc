package invariants

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
)

// quiz runs the queries of testdata/quiz_*.sql.
func quiz(t *testing.T, db database) {
	for _, name := range []string{"russian", "row"} {
		rows, err := db.Query(t.Context(),
			file("testdata/quiz_"+name+".sql"))
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows,
			func(row pgx.CollectableRow) (string, error) {
				values, err := row.Values()
				var texts []string
				for _, value := range values {
					text := "NULL"
					if value != nil {
						text = fmt.Sprint(value)
					}
					texts = append(texts, text)
				}
				return strings.Join(texts, " | "), err
			})
		if err != nil {
			t.Fatal(err)
		}
		proof.Golden(t, "testdata/quiz_"+name+".txt",
			strings.Join(lines, "\n"))
	}
}
