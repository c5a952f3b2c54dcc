// Package quiz holds the programs of «what does it print?» about sagas.
package quiz

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/4-senior-ready/saga/saga"
	"route500k/content/4-senior-ready/saga/shop"
)

// Gone compensates for a customer who has closed the page.
func Gone(_ context.Context, _ *pgxpool.Pool, out io.Writer) {
	refund := func(ctx context.Context) error {
		return ctx.Err() // as any call by this context
	}
	// region:gone
	ctx, closePage := context.WithCancel(context.Background())
	buy := func(ctx context.Context) (err error) {
		defer func() {
			if err == nil {
				return
			}
			fmt.Fprintln(out, "refund:", refund(ctx))
			ctx = context.WithoutCancel(ctx)
			fmt.Fprintln(out, "refund:", refund(ctx))
		}()
		closePage() // while we wait for the delivery
		return ctx.Err()
	}
	fmt.Fprintln(out, "buy:", buy(ctx))
	// endregion
}

// Back walks a saga whose second step is refused.
func Back(_ context.Context, _ *pgxpool.Pool, out io.Writer) {
	// region:back
	o := saga.Orchestrator{Pivot: "charge", Steps: []saga.Step{
		{Name: "reserve"}, {Name: "charge"}, {Name: "confirm"}}}
	s := saga.Saga{State: saga.Running, Step: "reserve"}
	no := errors.New("connection reset")
	for _, err := range []error{nil, no, saga.ErrRefused, no, nil, nil} {
		s = o.Next(s, err)
		fmt.Fprintln(out, s.State, s.Step, s.Attempts)
	}
	// endregion
}

// Again repeats a request.
func Again(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	pool.Exec(ctx, `CREATE TABLE request (
		id bigint GENERATED ALWAYS AS IDENTITY, key text UNIQUE)`)
	// region:again
	for range 2 {
		var id int
		err := pool.QueryRow(ctx, `INSERT INTO request (key)
			VALUES ('a') ON CONFLICT DO NOTHING
			RETURNING id`).Scan(&id)
		fmt.Fprintln(out, id, err)
	}
	// endregion
}

// Late undoes what has not come yet.
func Late(ctx context.Context, pool *pgxpool.Pool, out io.Writer) {
	pool.Exec(ctx, `CREATE TABLE effect (key text PRIMARY KEY, done bool)`)
	// region:late
	p := shop.Participant{Pool: pool, Table: "effect"}
	say := func(what string) func(pgx.Tx) error {
		return func(pgx.Tx) error {
			fmt.Fprintln(out, what)
			return nil
		}
	}
	fmt.Fprintln(out, p.Undo(ctx, "a", say("refund")))
	fmt.Fprintln(out, p.Do(ctx, "a", say("charge")))
	fmt.Fprintln(out, p.Do(ctx, "b", say("charge")))
	fmt.Fprintln(out, p.Do(ctx, "b", say("charge")))
	// endregion
}
