package mvcc_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/mvcc"
	"route500k/content/internal/proof"
)

func schema(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, mvcc.Schema)
	return pool
}

func TestVersions(t *testing.T) {
	pool := schema(t)
	var text strings.Builder
	if err := mvcc.Versions(t.Context(), pool, &text); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/versions.txt", text.String())
}

// Snapshots of other sessions hold vacuum back, too: a round that they
// have disturbed is played again.
func TestOldSnapshotKeepsGarbage(t *testing.T) {
	pool := schema(t)
	lab.Exec(t, pool, `INSERT INTO price SELECT g, g
		FROM generate_series(2, 10000) g`)
	for range 10 {
		text, disturbed := bloat(t, pool)
		if !disturbed {
			proof.Golden(t, "testdata/bloat.txt", text)
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Error("vacuum never cleaned up: is a transaction open somewhere?")
}

// bloat notes the size of the table while it is updated and vacuumed.
func bloat(t *testing.T, pool *pgxpool.Pool) (text string, disturbed bool) {
	t.Helper()
	update := func(times int) {
		for range times {
			lab.Exec(t, pool, `UPDATE price SET amount = amount + 1`)
			lab.Exec(t, pool, `VACUUM price`)
		}
	}
	note := func(what string) int {
		pages, err := mvcc.Pages(t.Context(), pool)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%-40s %4d pages\n", what, pages)
		return pages
	}
	lab.Exec(t, pool, `VACUUM FULL price`)
	note("10000 rows")
	update(1)
	settled := note("UPDATE of all rows, VACUUM")
	update(3)
	reused := note("the same three times more")

	old, err := pool.BeginTx(t.Context(),
		pgx.TxOptions{IsoLevel: pgx.RepeatableRead})
	if err != nil {
		t.Fatal(err)
	}
	defer old.Rollback(t.Context())
	if _, err = old.Exec(t.Context(), `SELECT FROM price`); err != nil {
		t.Fatal(err)
	}
	update(3)
	note("... with an old snapshot open")
	if err := old.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	lab.Exec(t, pool, `VACUUM price`)
	note("snapshot closed, VACUUM")
	lab.Exec(t, pool, `VACUUM FULL price`)
	note("VACUUM FULL")
	return text, reused > settled
}
