// Package rounds proves what the page says of the rounds of SQL and of
// system design.
package rounds_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

var (
	//go:embed schema.sql
	schema string
	//go:embed where.sql
	where string
	//go:embed star.sql
	star string
	//go:embed right.sql
	right string
)

func TestAnswers(t *testing.T) {
	conn, err := pgx.Connect(t.Context(), servers.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, answer := range []struct{ name, sql string }{
		{"WHERE and count(*)", where},
		{"ON and count(*)", star},
		{"ON and count(o.id)", right},
	} {
		fmt.Fprintf(&text, "%-18s", answer.name)
		rows, err := conn.Query(t.Context(), answer.sql)
		if err != nil {
			t.Fatal(err)
		}
		var name string
		var orders int64
		var total *int64
		_, err = pgx.ForEachRow(rows, []any{&name, &orders, &total},
			func() error {
				sum := "NULL"
				if total != nil {
					sum = fmt.Sprint(*total)
				}
				fmt.Fprintf(&text, "   %s %d %s", name, orders, sum)
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&text)
	}
	proof.Golden(t, "testdata/sql.txt", text.String())
}
