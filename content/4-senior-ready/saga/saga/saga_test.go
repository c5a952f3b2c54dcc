package saga_test

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/saga"
	"route500k/content/internal/proof"
)

//go:embed watch.sql
var watch string

type call = func(context.Context, string, []byte) error

func fine(context.Context, string, []byte) error { return nil }

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, saga.Schema)
	return pool
}

// trip has three steps; the second is the pivot.
func trip(pool *pgxpool.Pool, first call) *saga.Orchestrator {
	return &saga.Orchestrator{
		Pool: pool, Kind: "trip/v1", Pivot: "hotel",
		Steps: []saga.Step{
			{Name: "flight", Do: first, Undo: fine},
			{Name: "hotel", Do: fine, Undo: fine},
			{Name: "letter", Do: fine},
		},
		Timeout: 5 * time.Second, Lease: 10 * time.Second,
		Pause: time.Millisecond,
	}
}

func start(t *testing.T, o *saga.Orchestrator, request string) (id int64) {
	t.Helper()
	err := pgx.BeginFunc(t.Context(), o.Pool, func(tx pgx.Tx) (err error) {
		id, err = o.Start(t.Context(), tx, request,
			map[string]string{"name": "Anna"}, time.Hour)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func state(t *testing.T, o *saga.Orchestrator, id int64) string {
	t.Helper()
	s, err := saga.Get(t.Context(), o.Pool, id)
	if err != nil {
		t.Fatal(err)
	}
	return s.State + " " + s.Step
}

func TestSameRequestTwice(t *testing.T) {
	t.Parallel()
	o := trip(newPool(t), fine)
	first, again := start(t, o, "a"), start(t, o, "a")
	other := start(t, o, "b")
	if first != again || first == other {
		t.Errorf("sagas %d, %d, %d", first, again, other)
	}
}

// The holder stands still for longer than its lease; another goes on, and
// what the first one writes down afterwards is dropped.
func TestLeaseRunsOut(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	slow := trip(pool, func(context.Context, string, []byte) error {
		close(begun)
		<-finish
		return errors.New("too late to tell")
	})
	slow.Lease = 50 * time.Millisecond
	id := start(t, slow, "a")
	lost := make(chan error)
	go func() {
		_, err := slow.Advance(t.Context())
		lost <- err
	}()
	<-begun
	quick := trip(pool, fine)
	for state(t, quick, id) != "completed letter" {
		if _, err := quick.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
	close(finish)
	if err := <-lost; !errors.Is(err, saga.ErrLost) {
		t.Errorf("the first one: %v", err)
	}
	if got := state(t, quick, id); got != "completed letter" {
		t.Errorf("at the end %s", got)
	}
}

// A participant that does not answer holds a turn for Timeout only.
func TestTimeout(t *testing.T) {
	t.Parallel()
	o := trip(newPool(t), func(
		ctx context.Context, _ string, _ []byte,
	) error {
		<-ctx.Done()
		return ctx.Err()
	})
	o.Timeout = 20 * time.Millisecond
	id := start(t, o, "a")
	if _, err := o.Advance(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := saga.Get(t.Context(), o.Pool, id)
	if err != nil || s.Attempts != 1 || s.State != saga.Running {
		t.Errorf("%s, %d attempts, %v", s.State, s.Attempts, err)
	}
}

// Code that does not know the step of a running saga does not guess.
func TestUnknownStep(t *testing.T) {
	t.Parallel()
	o := trip(newPool(t), fine)
	id := start(t, o, "a")
	o.Steps[0].Name = "train" // a new release
	_, err := o.Advance(t.Context())
	if err == nil {
		t.Fatal("a step was guessed")
	}
	proof.Golden(t, "testdata/unknown.txt", err.Error())
	if got := state(t, o, id); got != "running flight" {
		t.Errorf("moved to %s", got)
	}
}

func TestStopFinishesTheTurn(t *testing.T) {
	t.Parallel()
	begun, finish := make(chan struct{}), make(chan struct{})
	pool := newPool(t)
	o := trip(pool, func(ctx context.Context, _ string, _ []byte) error {
		close(begun)
		<-finish
		return ctx.Err()
	})
	id := start(t, o, "a")
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		o.Run(ctx, time.Second, func(err error) { t.Error(err) })
	}()
	<-begun
	stop() // SIGTERM
	close(finish)
	<-done
	if got := state(t, o, id); got != "running hotel" {
		t.Errorf("the turn was lost: %s", got)
	}
}

func TestWatch(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	o := trip(pool, func(context.Context, string, []byte) error {
		return errors.New("connection refused")
	})
	o.Pause = time.Hour
	for i := range 3 {
		start(t, o, fmt.Sprint(i))
	}
	if _, err := o.Advance(t.Context()); err != nil {
		t.Fatal(err)
	}
	postgres.Exec(t, pool, `UPDATE saga
		SET state = 'compensating', attempts = 5,
			deadline = now() - interval '1 h' WHERE id = 3`)
	rows, err := pool.Query(t.Context(), watch)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-14s%-8s%6s%10s%6s\n",
		"state", "step", "sagas", "attempts", "late")
	var name, step string
	var sagas, attempts, late int
	_, err = pgx.ForEachRow(rows,
		[]any{&name, &step, &sagas, &attempts, &late}, func() error {
			fmt.Fprintf(&out, "%-14s%-8s%6d%10d%6d\n",
				name, step, sagas, attempts, late)
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/watch.txt", out.String())
}
