// Package exam tries the reader's queries on the shop and on many small
// random ones, against answers that Go finds the long way.
package exam_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/ring/sql/sqlshop"
)

const shops = 60 // number 0 is the one that the page shows

// TestQueries tells of each query the first shop where it is wrong.
func TestQueries(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, sqlshop.Schema)
	questions := []struct {
		file, query string
		answer      func(world) []string
		wrong       bool
	}{
		{file: "second.sql", answer: second},
		{file: "debt.sql", answer: debt},
		{file: "streak.sql", answer: streak},
		{file: "below.sql", answer: below},
	}
	for i, q := range questions {
		text, err := os.ReadFile(q.file)
		if err != nil {
			t.Fatal(err)
		}
		questions[i].query = string(text)
	}
	for shop := range shops {
		tx, err := pool.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback(t.Context())
		seed := sqlshop.Seed
		if shop > 0 {
			seed = invent(uint64(shop))
		}
		if _, err := tx.Exec(t.Context(), seed); err != nil {
			t.Fatal(err)
		}
		all := load(t, tx)
		for i, q := range questions {
			if q.wrong {
				continue
			}
			fault := differs(lines(t, tx, q.query), q.answer(all))
			if fault != "" {
				questions[i].wrong = true
				t.Errorf("%s, shop %d: %s", q.file, shop, fault)
			}
		}
		if err := tx.Rollback(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func differs(got, want []string) string {
	for i := range max(len(got), len(want)) {
		if g, w := at(got, i), at(want, i); g != w {
			return fmt.Sprintf("row %d is %s, want %s", i+1, g, w)
		}
	}
	return ""
}

func at(rows []string, i int) string {
	if i < len(rows) {
		return rows[i]
	}
	return "missing"
}

// lines returns the rows of a query as text; a query that PostgreSQL
// refuses has its refusal for a row.
func lines(t *testing.T, tx pgx.Tx, query string) (rows []string) {
	t.Helper()
	err := pgx.BeginFunc(t.Context(), tx, func(tx pgx.Tx) error {
		results, err := tx.Conn().PgConn().Exec(t.Context(),
			query).ReadAll()
		for _, result := range results {
			for _, row := range result.Rows {
				rows = append(rows, line(row))
			}
		}
		return err
	})
	if err != nil {
		return []string{err.Error()}
	}
	return rows
}

func line(row [][]byte) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = string(value)
		if value == nil {
			cells[i] = "NULL"
		}
	}
	return strings.Join(cells, " ")
}
