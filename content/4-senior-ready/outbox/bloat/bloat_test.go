// Package bloat looks at the question of a relay while an old snapshot
// keeps dead rows in the table.
package bloat_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

func TestOldSnapshot(t *testing.T) {
	events := 2000
	if proof.Recording() {
		events = 300_000
	}
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	postgres.Exec(t, pool, `ALTER TABLE outbox
		SET (autovacuum_enabled = false)`) // the test vacuums itself
	var out strings.Builder
	fmt.Fprintf(&out, "%s%d events went through the outbox, it is empty\n\n",
		postgres.Header(t, pool), events)
	note := func(when string) time.Duration {
		postgres.Exec(t, pool, `VACUUM ANALYZE outbox`)
		took := poll(t, pool)
		fmt.Fprintf(&out, "%-34s%8.1f ms\n", when, took.Seconds()*1000)
		return took
	}
	note("before")
	report, err := pool.BeginTx(t.Context(),
		pgx.TxOptions{IsoLevel: pgx.RepeatableRead})
	if err != nil {
		t.Fatal(err)
	}
	defer report.Rollback(t.Context())
	if _, err := report.Exec(t.Context(), `SELECT`); err != nil {
		t.Fatal(err)
	}
	postgres.Exec(t, pool, `
		INSERT INTO outbox (aggregate, type, payload)
		SELECT 'order:' || n, 'order.placed', '{"order": 7}'
		FROM generate_series(1, $1) n`, events)
	postgres.Exec(t, pool, `DELETE FROM outbox`)
	held := note("a report is open since before")
	if err := report.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	free := note("the report is closed")
	if proof.Recording() {
		if held < 10*free {
			t.Errorf("with the report %v, without %v", held, free)
		}
		proof.Record(t, "testdata/record.txt", out.String())
	}
}

// poll is the best time of three.
func poll(t *testing.T, pool *pgxpool.Pool) time.Duration {
	t.Helper()
	best := time.Hour
	for range 3 {
		start := time.Now()
		_, err := pool.Exec(t.Context(), `
			SELECT id FROM outbox ORDER BY id LIMIT 100
			FOR UPDATE SKIP LOCKED`)
		if err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	return best
}
