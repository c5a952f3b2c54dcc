package plans_test

import (
	"context"
	"regexp"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/plans"
	"route500k/content/internal/proof"
)

// One process a query and no compiler: plans are shorter to read.
const settings = `
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL jit = off`

func TestPlans(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, plans.Schema)
	lab.Exec(t, pool, `VACUUM ANALYZE customer, orders, invoice`)
	texts := map[string]string{}
	indexed := false
	for _, query := range plans.Queries {
		if query.Indexed && !indexed {
			lab.Exec(t, pool, plans.Indexes)
			lab.Exec(t, pool, `ANALYZE orders`)
			indexed = true
		}
		text := explain(t, pool, query.SQL)
		texts[query.Name] = text
		file := "testdata/" + query.Name + ".txt"
		if proof.Recording() {
			proof.Record(t, file, lab.Header(t, pool)+text)
		}
		got, want := plans.Shape(text), plans.Shape(proof.Recorded(t, file))
		if got != want {
			t.Errorf("%s: the plan is another now:\n%s\nrecorded:\n%s",
				query.Name, got, want)
		}
	}
	cheaper(t, texts, "index", "seq")
	cheaper(t, texts, "keyset", "offset")
	cheaper(t, texts, "covering", "seq")
}

// cheaper checks that a plan touches a tenth of the pages of another.
func cheaper(t *testing.T, texts map[string]string, cheap, dear string) {
	t.Helper()
	few, many := pages(t, texts[cheap]), pages(t, texts[dear])
	if few*10 > many {
		t.Errorf("%s reads %d pages, %s %d", cheap, few, dear, many)
	}
}

var buffer = regexp.MustCompile(`Buffers: shared(?: hit=(\d+))?` +
	`(?: read=(\d+))?`)

// pages counts the pages that the topmost node has asked for.
func pages(t *testing.T, plan string) int {
	t.Helper()
	match := buffer.FindStringSubmatch(plan)
	if match == nil {
		t.Fatalf("no buffers in\n%s", plan)
	}
	hit, _ := strconv.Atoi(match[1])
	read, _ := strconv.Atoi(match[2])
	return hit + read
}

// explain takes the second of two runs, with a warm cache, and undoes both.
func explain(t *testing.T, pool *pgxpool.Pool, sql string) string {
	t.Helper()
	var lines []string
	for range 2 {
		tx, err := pool.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		lines, err = inside(t.Context(), tx, sql)
		if err != nil {
			t.Fatal(err)
		}
		if err := tx.Rollback(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return plans.Wrap(lines)
}

func inside(ctx context.Context, tx pgx.Tx, sql string) ([]string, error) {
	_, err := tx.Exec(ctx, settings+`;
		INSERT INTO customer VALUES (10000, 'gone@example.com')`)
	if err != nil {
		return nil, err
	}
	return plans.Explain(ctx, tx, sql)
}
