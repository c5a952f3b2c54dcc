package bulk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/bulk"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

var ways = []struct {
	name string
	load func(context.Context, *pgxpool.Pool, []bulk.Event) error
}{
	{"INSERT a row", bulk.Rows},
	{"pgx.Batch", bulk.Batch},
	{"INSERT ... unnest", bulk.Unnest},
	{"COPY", bulk.Copy},
}

// With RECORD=1 the test loads more rows and writes the times down.
func TestWays(t *testing.T) {
	n := 2000
	if proof.Recording() {
		n = 20_000
	}
	pool := lab.Pool(t)
	lab.Exec(t, pool, bulk.Schema)
	events := make([]bulk.Event, n)
	for i := range events {
		events[i] = bulk.Event{ID: int64(i), Name: fmt.Sprint("event ", i)}
	}
	text := fmt.Sprintf("%s%d rows, client and server on one machine\n",
		lab.Header(t, pool), n)
	took := map[string]time.Duration{}
	for _, way := range ways {
		took[way.name] = load(t, pool, events, way.load)
		text += fmt.Sprintf("%-18s %6d ms\n",
			way.name, took[way.name].Milliseconds())
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	if took["COPY"] > took["INSERT a row"] {
		t.Errorf("COPY is the slower one:\n%s", text)
	}
}

func load(
	t *testing.T, pool *pgxpool.Pool, events []bulk.Event,
	f func(context.Context, *pgxpool.Pool, []bulk.Event) error,
) time.Duration {
	t.Helper()
	lab.Exec(t, pool, `TRUNCATE event`)
	start := time.Now()
	if err := f(t.Context(), pool, events); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	var n int
	err := pool.QueryRow(t.Context(), `
		SELECT count(*) FROM event WHERE name = 'event ' || id`).Scan(&n)
	if err != nil || n != len(events) {
		t.Errorf("%d rows, want %d (%v)", n, len(events), err)
	}
	return took
}

// All ways but unnest refuse the whole load for one duplicate.
func TestDuplicate(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, bulk.Schema)
	events := []bulk.Event{{1, "a"}, {2, "b"}, {1, "c"}}
	for _, way := range ways {
		lab.Exec(t, pool, `TRUNCATE event`)
		err := way.load(t.Context(), pool, events)
		var n int
		scan := pool.QueryRow(t.Context(),
			`SELECT count(*) FROM event`).Scan(&n)
		if scan != nil {
			t.Fatal(scan)
		}
		if strings.Contains(way.name, "unnest") {
			if err != nil || n != 2 {
				t.Errorf("%s: %d rows, %v", way.name, n, err)
			}
			continue
		}
		failure, ok := errors.AsType[*pgconn.PgError](err)
		if !ok || failure.Code != "23505" || n != 0 {
			t.Errorf("%s: %d rows, %v", way.name, n, err)
		}
	}
}
