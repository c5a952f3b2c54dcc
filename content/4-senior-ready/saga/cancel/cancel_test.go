package cancel

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/saga"
	"route500k/content/4-senior-ready/saga/shop"
)

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, saga.Schema)
	postgres.Exec(t, pool, shop.Schema)
	return pool
}

// start places an order that nobody else works on.
func start(
	t *testing.T, pool *pgxpool.Pool, number int64,
) (*saga.Orchestrator, int64) {
	t.Helper()
	postgres.Exec(t, pool,
		`INSERT INTO stock.product VALUES ($1::bigint, 10)`, number)
	postgres.Exec(t, pool,
		`INSERT INTO payment.account VALUES ($1::bigint, 1000)`, number)
	o := shop.New(pool)
	o.Kind = fmt.Sprint("case ", number)
	o.Timeout, o.Lease = 20*time.Second, time.Minute
	var id int64
	err := pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) (err error) {
		id, err = o.Start(t.Context(), tx, o.Kind, shop.Order{
			Product: number, Account: number, Price: 100,
			Address: "Tverskaya 1"}, time.Hour)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return o, id
}

// lead takes the saga on until nothing is due. Who has lost the saga comes
// again.
func lead(t *testing.T, o *saga.Orchestrator) {
	t.Helper()
	for {
		found, err := o.Advance(t.Context())
		if err != nil && !errors.Is(err, saga.ErrLost) {
			t.Error(err)
			return
		}
		if !found {
			return
		}
	}
}

// end tells what has become of the order.
func end(
	t *testing.T, pool *pgxpool.Pool, number, id int64,
) string {
	t.Helper()
	s, err := saga.Get(t.Context(), pool, id)
	if err != nil {
		t.Fatal(err)
	}
	var stock, balance, parcels int
	err = pool.QueryRow(t.Context(), `
		SELECT (SELECT amount FROM stock.product WHERE id = $1),
			(SELECT balance FROM payment.account WHERE id = $1),
			(SELECT count(*) FROM delivery.parcel
				WHERE key = 'saga:' || $2::bigint || ':book')`,
		number, id).Scan(&stock, &balance, &parcels)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s, stock %d, balance %d, parcels %d",
		s.State, stock, balance, parcels)
	switch got {
	case "completed, stock 9, balance 900, parcels 1":
		return done
	case "compensated, stock 10, balance 1000, parcels 0":
		return undone
	}
	return got
}

const done, undone = "all is done", "all is undone"

func TestAtEveryMoment(t *testing.T) {
	pool := newPool(t)
	moments := []string{"before", "in the call of", "at the end of"}
	steps := []string{"order", "reserve", "charge", "book", "confirm"}
	said := make([]error, len(steps)*len(moments))
	ids := make([]int64, len(said))
	var wg sync.WaitGroup
	for i := range said {
		o, id := start(t, pool, int64(i))
		ids[i] = id
		at, moment := i/len(moments), i%len(moments)
		wg.Go(func() {
			said[i] = cancelAt(t, o, id, at, moment)
			lead(t, o)
		})
	}
	wg.Wait()
	for i, err := range said {
		step := steps[i/len(moments)]
		want, verdict := undone, error(nil)
		if step == "confirm" {
			want, verdict = done, ErrTooLate
		}
		got := end(t, pool, int64(i), ids[i])
		if got != want || !errors.Is(err, verdict) {
			t.Errorf("%s %s: %v, then %s",
				moments[i%len(moments)], step, err, got)
		}
	}
}

// cancelAt leads the saga to a step and cancels it there: 0, before the
// call; 1, in it, before the work; 2, in it, after the work.
func cancelAt(
	t *testing.T, o *saga.Orchestrator, id int64, at, moment int,
) (said error) {
	do, asked := o.Steps[at].Do, false
	o.Steps[at].Do = func(
		ctx context.Context, key string, data []byte,
	) error {
		if moment == 1 && !asked {
			asked, said = true, Cancel(ctx, o, id)
		}
		err := do(ctx, key, data)
		if moment == 2 && !asked {
			asked, said = true, Cancel(ctx, o, id)
		}
		return err
	}
	for range at {
		if _, err := o.Advance(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if moment == 0 {
		return Cancel(t.Context(), o, id)
	}
	_, err := o.Advance(t.Context())
	if err != nil && !errors.Is(err, saga.ErrLost) {
		t.Error(err)
	}
	return said
}

func TestAfterTheEnd(t *testing.T) {
	pool := newPool(t)
	o, id := start(t, pool, 1)
	lead(t, o)
	if err := Cancel(t.Context(), o, id); !errors.Is(err, ErrTooLate) {
		t.Errorf("completed: %v", err)
	}
	if got := end(t, pool, 1, id); got != done {
		t.Errorf("completed, then %s", got)
	}
	o, id = start(t, pool, 2)
	for range 2 {
		if err := Cancel(t.Context(), o, id); err != nil {
			t.Errorf("cancel: %v", err)
		}
	}
	lead(t, o)
	if err := Cancel(t.Context(), o, id); err != nil {
		t.Errorf("compensated: %v", err)
	}
	if got := end(t, pool, 2, id); got != undone {
		t.Errorf("cancelled three times: %s", got)
	}
}

// A step that fails waits for its next attempt; a customer does not.
func TestDoesNotWait(t *testing.T) {
	pool := newPool(t)
	o, id := start(t, pool, 1)
	o.Pause = time.Hour
	o.Steps[2].Do = func(context.Context, string, []byte) error {
		return errors.New("connection refused")
	}
	lead(t, o)
	if err := Cancel(t.Context(), o, id); err != nil {
		t.Errorf("cancel: %v", err)
	}
	lead(t, o)
	if got := end(t, pool, 1, id); got != undone {
		t.Errorf("in the pause: %s", got)
	}
}
