package heads

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
)

func newPool(t *testing.T, events ...string) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, Schema)
	for _, e := range events {
		aggregate, body, _ := strings.Cut(e, " ")
		postgres.Exec(t, pool, `
			INSERT INTO outbox (aggregate, body) VALUES ($1, $2)`,
			aggregate, body)
	}
	return pool
}

// broker notes what is published.
type broker struct {
	mu     sync.Mutex
	events []string
}

func (b *broker) publish(_ context.Context, e Event) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.events = append(b.events, e.Aggregate+" "+e.Body)
	return nil
}

func (b *broker) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Join(b.events, ", ")
}

// drain relays until nothing is sent any more.
func drain(t *testing.T, pool *pgxpool.Pool, publish Publish) {
	t.Helper()
	for range 100 {
		sent, err := Relay(t.Context(), pool, publish, 10, time.Minute)
		if err != nil {
			t.Error(err)
			return
		}
		if sent == 0 {
			return
		}
	}
}

func TestOrderWithTwoRelays(t *testing.T) {
	pool := newPool(t, "order:7 created", "order:7 paid", "order:8 created")
	var b broker
	begun, finish := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { // a slow relay with the first event in its hands
		_, err := Relay(t.Context(), pool,
			func(ctx context.Context, e Event) error {
				close(begun)
				<-finish
				return b.publish(ctx, e)
			}, 1, time.Minute)
		if err != nil {
			t.Error(err)
		}
	})
	<-begun
	drain(t, pool, b.publish) // a quick one
	close(finish)
	wg.Wait()
	drain(t, pool, b.publish)
	const want = "order:8 created, order:7 created, order:7 paid"
	if got := b.String(); got != want {
		t.Errorf("published: %s\nwant: %s", got, want)
	}
}

func TestBadEventStopsOnlyItsAggregate(t *testing.T) {
	pool := newPool(t, "order:7 created", "order:8 created",
		"order:7 paid", "order:8 paid")
	var b broker
	drain(t, pool, func(ctx context.Context, e Event) error {
		if e.Aggregate == "order:7" {
			return errors.New("too large")
		}
		return b.publish(ctx, e)
	})
	const want = "order:8 created, order:8 paid"
	if got := b.String(); got != want {
		t.Errorf("published: %q, want: %q", got, want)
	}
}

func TestPauseAfterFailure(t *testing.T) {
	pool := newPool(t, "order:7 created")
	const pause = 300 * time.Millisecond
	tries := 0
	relay := func() {
		_, _ = Relay(t.Context(), pool, func(context.Context, Event) error {
			tries++
			return errors.New("no connection")
		}, 10, pause)
	}
	relay()
	relay()
	if tries != 1 {
		t.Errorf("%d tries at once, want 1", tries)
	}
	time.Sleep(2 * pause)
	relay()
	if tries != 2 {
		t.Errorf("%d tries after the pause, want 2", tries)
	}
	var attempts int
	err := pool.QueryRow(t.Context(),
		`SELECT attempts FROM outbox`).Scan(&attempts)
	if err != nil || attempts != 2 {
		t.Errorf("%d attempts in the table, want 2 (%v)", attempts, err)
	}
}

func TestNothingTwice(t *testing.T) {
	const aggregates, events = 12, 5
	var all []string
	for body := range events {
		for aggregate := range aggregates {
			all = append(all, fmt.Sprintf("order:%d %d", aggregate, body))
		}
	}
	pool := newPool(t, all...)
	var b broker
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 3 * events { // others may hold what is left
				drain(t, pool, b.publish)
			}
		})
	}
	wg.Wait()
	slices.Sort(all)
	slices.Sort(b.events)
	if !slices.Equal(all, b.events) {
		t.Errorf("published %d events: %s", len(b.events), &b)
	}
}
