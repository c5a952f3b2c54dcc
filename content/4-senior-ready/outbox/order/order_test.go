// Package order lets two relays work on the events of one order.
package order_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/outbox/heads"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

// relay is a pass of a relay over one event.
type relay func(publish func(event string)) error

func TestTwoRelays(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct {
		name, schema, add string
		relay             func(*pgxpool.Pool) relay
	}{
		{"SKIP LOCKED", outbox.Schema, `
			INSERT INTO outbox (aggregate, type, payload)
			VALUES ('order:7', $1, '{}')`, batches(t.Context())},
		{"heads of aggregates", heads.Schema, `
			INSERT INTO outbox (aggregate, body)
			VALUES ('order:7', $1)`, ofHeads(t.Context())},
	} {
		pool := postgres.Pool(t)
		postgres.Exec(t, pool, c.schema)
		for _, event := range []string{"created", "paid"} {
			postgres.Exec(t, pool, c.add, event)
		}
		fmt.Fprintf(&out, "%-20s %s\n", c.name,
			strings.Join(race(t, c.relay(pool)), " "))
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

// race holds the first relay between its lock and its publication, and
// lets the second one work meanwhile.
func race(t *testing.T, relay relay) (published []string) {
	t.Helper()
	var mu sync.Mutex
	publish := func(event string) {
		mu.Lock()
		defer mu.Unlock()
		published = append(published, event)
	}
	begun, finish := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		err := relay(func(event string) {
			close(begun)
			<-finish
			publish(event)
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-begun
	if err := relay(publish); err != nil {
		t.Error(err)
	}
	close(finish)
	wg.Wait()
	if err := relay(publish); err != nil {
		t.Error(err)
	}
	return published
}

func batches(ctx context.Context) func(*pgxpool.Pool) relay {
	return func(pool *pgxpool.Pool) relay {
		return func(publish func(string)) error {
			_, err := outbox.Relay(ctx, pool,
				func(_ context.Context, events []outbox.Event) error {
					publish(events[0].Type)
					return nil
				}, 1)
			return err
		}
	}
}

func ofHeads(ctx context.Context) func(*pgxpool.Pool) relay {
	return func(pool *pgxpool.Pool) relay {
		return func(publish func(string)) error {
			_, err := heads.Relay(ctx, pool,
				func(_ context.Context, e heads.Event) error {
					publish(e.Body)
					return nil
				}, 1, 0)
			return err
		}
	}
}

// TestManyRelays looks for an order of relays that nobody has thought of.
func TestManyRelays(t *testing.T) {
	const aggregates, events = 12, 8
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, heads.Schema)
	postgres.Exec(t, pool, `
		INSERT INTO outbox (aggregate, body)
		SELECT 'order:' || a, e::text FROM generate_series(0, $1) e,
			generate_series(1, $2) a ORDER BY e, a`,
		events-1, aggregates)
	var mu sync.Mutex
	next := map[string]int{}
	publish := func(_ context.Context, e heads.Event) error {
		mu.Lock()
		defer mu.Unlock()
		if e.Body != fmt.Sprint(next[e.Aggregate]) {
			t.Errorf("%s: %s after %d others", e.Aggregate, e.Body,
				next[e.Aggregate])
		}
		next[e.Aggregate]++
		return nil
	}
	var sent atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for sent.Load() < aggregates*events && t.Context().Err() == nil {
				n, err := heads.Relay(t.Context(), pool, publish, 5, 0)
				if err != nil {
					t.Error(err)
					return
				}
				sent.Add(int64(n))
			}
		})
	}
	wg.Wait()
}
