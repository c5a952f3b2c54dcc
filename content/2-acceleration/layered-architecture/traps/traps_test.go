package traps

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/txn"
	"route500k/content/internal/proof"
)

func TestHalves(t *testing.T) {
	proof.Golden(t, "testdata/want-halves.txt", outcome(t, Halves))
}

func TestHidden(t *testing.T) {
	proof.Golden(t, "testdata/want-hidden.txt", outcome(t, Hidden))
}

// outcome tells what a failed purchase has left.
func outcome(
	t *testing.T,
	way func(context.Context, *pgxpool.Pool, error) error,
) string {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, Schema)
	failed := way(t.Context(), pool, errDown)
	var items, bought int
	err := pool.QueryRow(t.Context(), `SELECT
		(SELECT items FROM shelf), (SELECT count(*) FROM bought)`,
	).Scan(&items, &bought)
	if err != nil {
		t.Fatal(err)
	}
	if err := way(t.Context(), pool, nil); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("error: %v\nshelf: %d of 10\nbought: %d",
		failed, items, bought)
}

// region:repeated
func TestRepeatedWork(t *testing.T) {
	pool := lab.Pool(t)
	var letters []string
	attempt := 0
	err := txn.Run(t.Context(), pool, pgx.TxOptions{},
		func(pgx.Tx) error {
			attempt++
			letters = append(letters, "order 1 is placed") // outside tx
			// As the server would after a deadlock:
			if attempt == 1 {
				return &pgconn.PgError{Code: "40P01"}
			}
			return nil
		})
	if err != nil || len(letters) != 2 {
		t.Errorf("%v, %q: want two letters about one order",
			err, letters)
	}
}

// endregion

// TestPayment measures ten purchases on two connections.
func TestPayment(t *testing.T) {
	cfg := lab.Pool(t).Config()
	cfg.MaxConns = 2
	pool := lab.Open(t, cfg)
	lab.Exec(t, pool, Schema)
	inside := slowest(t, pool, PayInside)
	between := slowest(t, pool, PayBetween)
	// Two at a time, 100 ms each: five rounds.
	if inside < 5*partner || between > 4*partner {
		t.Errorf("inside %v, between %v", inside, between)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", lab.Header(t, pool)+
			fmt.Sprintf("10 purchases, 2 connections, pay = %v\n"+
				"slowest, pay inside the transaction  %4d ms\n"+
				"slowest, pay between transactions    %4d ms\n",
				partner, inside.Milliseconds(), between.Milliseconds()))
	}
}

func slowest(
	t *testing.T, pool *pgxpool.Pool,
	way func(context.Context, *pgxpool.Pool, func()) error,
) time.Duration {
	t.Helper()
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			start := time.Now()
			pay := func() { time.Sleep(partner) }
			if err := way(t.Context(), pool, pay); err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			took = append(took, time.Since(start))
		})
	}
	wg.Wait()
	return slices.Max(took)
}

func TestRecordIsWhole(t *testing.T) {
	text := proof.Recorded(t, "testdata/record.txt")
	if strings.Count(text, "slowest") != 2 {
		t.Errorf("got %s", text)
	}
}
