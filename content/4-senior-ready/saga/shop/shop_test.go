package shop_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/saga"
	"route500k/content/4-senior-ready/saga/shop"
	"route500k/content/internal/proof"
)

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, saga.Schema)
	postgres.Exec(t, pool, shop.Schema)
	postgres.Exec(t, pool, `INSERT INTO stock.product VALUES (1, 10)`)
	postgres.Exec(t, pool, `INSERT INTO payment.account VALUES (1, 1000)`)
	return pool
}

func TestTwoOrders(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	var out strings.Builder
	ctx := t.Context()
	// region:use
	o := shop.New(pool)
	for i, address := range []string{"Tverskaya 1", ""} {
		var id int64
		err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) (err error) {
			id, err = o.Start(ctx, tx, fmt.Sprint("request ", i),
				shop.Order{Product: 1, Account: 1, Price: 100,
					Address: address}, time.Minute)
			return err
		})
		fmt.Fprintln(&out, "order", id, err)
		for {
			found, err := o.Advance(ctx)
			if !found || err != nil {
				break
			}
			s, _ := saga.Get(ctx, pool, id)
			fmt.Fprintln(&out, " ", s.State, s.Step)
		}
		s, err := saga.Get(ctx, pool, id)
		fmt.Fprintln(&out, shop.Tell(s), err)
		fmt.Fprintln(&out, s.Reason)
	}
	// endregion
	proof.Golden(t, "testdata/want.txt", out.String())
}

// A request that was lost on the way comes when all has been undone.
func TestLate(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	var out strings.Builder
	ctx := t.Context()
	charge := func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx,
			`UPDATE payment.account SET balance = balance - 100`)
		return err
	}
	refund := func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx,
			`UPDATE payment.account SET balance = balance + 100`)
		return err
	}
	show := func(what string, err error) {
		var balance int
		_ = pool.QueryRow(ctx,
			`SELECT balance FROM payment.account`).Scan(&balance)
		fmt.Fprintf(&out, "%-18s%-24v balance %d\n", what, err, balance)
	}
	p := shop.Participant{Pool: pool, Table: "payment.effect"}
	naive := func() error { // knows only what was done
		return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
			tag, err := tx.Exec(ctx, `UPDATE payment.effect
				SET done = false WHERE key = 'a' AND done`)
			if err != nil || tag.RowsAffected() == 0 {
				return err
			}
			return refund(tx)
		})
	}
	fmt.Fprintln(&out, "no mark of the undoing")
	show("  refund", naive())
	show("  charge, late", p.Do(ctx, "a", charge))
	postgres.Exec(t, pool, `UPDATE payment.account SET balance = 1000`)
	fmt.Fprintln(&out, "with a mark")
	show("  refund", p.Undo(ctx, "b", refund))
	show("  charge, late", p.Do(ctx, "b", charge))
	proof.Golden(t, "testdata/late.txt", out.String())
}

// Copies of the work and of its undoing race; nothing may be left.
func TestRace(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	ctx := t.Context()
	steps := shop.Steps(pool)
	data, err := json.Marshal(shop.Order{
		Product: 1, Account: 1, Price: 100, Address: "Tverskaya 1"})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for round := range 10 {
		for _, step := range steps[1:4] {
			key := fmt.Sprintf("saga:%d:%s", round, step.Name)
			for range 3 {
				wg.Go(func() { _ = step.Do(ctx, key, data) })
				wg.Go(func() {
					if err := step.Undo(ctx, key, data); err != nil {
						t.Error(err)
					}
				})
			}
		}
	}
	wg.Wait()
	var stock, balance, parcels int
	err = pool.QueryRow(ctx, `
		SELECT (SELECT amount FROM stock.product),
			(SELECT balance FROM payment.account),
			(SELECT count(*) FROM delivery.parcel)`).
		Scan(&stock, &balance, &parcels)
	if err != nil || stock != 10 || balance != 1000 || parcels != 0 {
		t.Errorf("stock %d, balance %d, %d parcels, %v",
			stock, balance, parcels, err)
	}
}

func TestTell(t *testing.T) {
	for want, s := range map[string]saga.Saga{
		"проверяем наличие":      {State: saga.Running, Step: "reserve"},
		"ждём оплату":            {State: saga.Running, Step: "charge"},
		"оплачено, ищем курьера": {State: saga.Running, Step: "book"},
		"заказ подтверждён":      {State: saga.Completed},
		"отменяем заказ, списанное вернём": {
			State: saga.Compensating, Step: "charge"},
		"заказ отменён, списанное возвращено": {State: saga.Compensated},
	} {
		if got := shop.Tell(s); got != want {
			t.Errorf("%s %s: %s", s.State, s.Step, got)
		}
	}
}

// TestSpeed measures for the record how many sagas a database carries.
func TestSpeed(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	const sagas, runs = 200, 5
	pool := newPool(t)
	postgres.Exec(t, pool, `INSERT INTO stock.product
		SELECT id, 1000 FROM generate_series(2, 1000) id`)
	postgres.Exec(t, pool, `INSERT INTO payment.account
		SELECT id, 1000000 FROM generate_series(2, 1000) id`)
	var out strings.Builder
	fmt.Fprintf(&out, "%ssagas of 5 steps, all tables on one server, "+
		"the best of %d runs\n\n", postgres.Header(t, pool), runs)
	for i, c := range []struct {
		workers int
		commit  string // whether a commit waits for the disk
	}{{1, "on"}, {4, "on"}, {16, "on"}, {16, "off"}} {
		cfg := pool.Config().Copy()
		cfg.MaxConns = 20
		cfg.ConnConfig.RuntimeParams["synchronous_commit"] = c.commit
		o := shop.New(postgres.Open(t, cfg))
		best := time.Hour
		for run := range runs {
			o.Kind = fmt.Sprint("speed ", i, run)
			err := pgx.BeginFunc(t.Context(), pool,
				func(tx pgx.Tx) error {
					return begin(t.Context(), tx, o, sagas)
				})
			if err != nil {
				t.Fatal(err)
			}
			best = min(best, drain(t, o, c.workers))
		}
		fmt.Fprintf(&out, "%2d workers, synchronous_commit %-4s%6.0f/s\n",
			c.workers, c.commit, sagas/best.Seconds())
	}
	proof.Record(t, "testdata/speed.txt", out.String())
}

// begin starts n sagas, each with a product and an account of its own.
func begin(
	ctx context.Context, tx pgx.Tx, o *saga.Orchestrator, n int64,
) error {
	for i := range n {
		_, err := o.Start(ctx, tx, fmt.Sprint(o.Kind, " ", i), shop.Order{
			Product: i + 1, Account: i + 1, Price: 100,
			Address: "Tverskaya 1"}, time.Hour)
		if err != nil {
			return err
		}
	}
	return nil
}

func drain(
	t *testing.T, o *saga.Orchestrator, workers int,
) time.Duration {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var left atomic.Int64
	begun := time.Now()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for ctx.Err() == nil {
				found, err := o.Advance(ctx)
				if err != nil {
					t.Error(err)
				}
				if err != nil || !found {
					left.Add(1)
					return
				}
			}
		})
	}
	wg.Wait()
	return time.Since(begun)
}
