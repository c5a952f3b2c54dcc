// Package faults breaks the saga of an order at every step, in every way,
// and looks what is left.
package faults_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/saga/saga"
	"route500k/content/4-senior-ready/saga/shop"
	"route500k/content/internal/proof"
)

// breakage is what goes wrong, once, in one place.
type breakage struct {
	how, step string
	undo      bool // in the compensation of the step, not in the step
}

func (b breakage) kills() bool { return strings.HasPrefix(b.how, "killed") }

// The program that the test kills is the test itself.
func TestMain(m *testing.M) {
	if os.Getenv("SAGA_KIND") != "" {
		if err := live(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// live leads a saga to the place where it stands still to be killed.
func live() error {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	o := orchestrator(pool, os.Getenv("SAGA_KIND"))
	o.Steps = spoil(pool, o.Kind, o.Steps, breakage{
		os.Getenv("SAGA_HOW"), os.Getenv("SAGA_STEP"),
		os.Getenv("SAGA_UNDO") != ""})
	if os.Getenv("SAGA_IN_A_ROW") != "" {
		return inARow(ctx, o)
	}
	return toEnd(ctx, o)
}

func orchestrator(pool *pgxpool.Pool, kind string) *saga.Orchestrator {
	o := shop.New(pool)
	o.Kind = kind // each breakage has a saga of its own
	o.Pause = time.Millisecond
	o.Timeout, o.Lease = 20*time.Second, time.Minute
	return o
}

// inARow is the process without a saga: one call after another, and what
// was done is undone when one fails. It looks for its data in the table of
// sagas and does nothing else with it.
func inARow(ctx context.Context, o *saga.Orchestrator) error {
	var id int64
	var data []byte
	err := o.Pool.QueryRow(ctx, `SELECT id, data FROM saga
		WHERE kind = $1`, o.Kind).Scan(&id, &data)
	if err != nil {
		return err
	}
	key := func(step saga.Step) string {
		return fmt.Sprintf("saga:%d:%s", id, step.Name)
	}
	// region:row
	for i, step := range o.Steps {
		if err := step.Do(ctx, key(step), data); err == nil {
			continue
		}
		for _, done := range slices.Backward(o.Steps[:i]) {
			if done.Undo != nil {
				_ = done.Undo(ctx, key(done), data)
			}
		}
		break
	}
	// endregion
	return nil
}

// toEnd leads sagas until all have come to their end.
func toEnd(ctx context.Context, o *saga.Orchestrator) error {
	for {
		found, err := o.Advance(ctx)
		if err != nil {
			return err
		}
		if found {
			continue
		}
		var open bool
		err = o.Pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM saga
			WHERE kind = $1 AND state IN ('running', 'compensating'))`,
			o.Kind).Scan(&open)
		if err != nil || !open {
			return err
		}
		time.Sleep(time.Millisecond)
	}
}

// spoil breaks the first call of the place named.
func spoil(
	pool *pgxpool.Pool, kind string, steps []saga.Step, b breakage,
) []saga.Step {
	type call = func(context.Context, string, []byte) error
	broken := false
	wrap := func(step string, undo bool, f call) call {
		if f == nil {
			return nil
		}
		return func(ctx context.Context, key string, data []byte) error {
			receive := func() error {
				return note(ctx, pool, kind, step, undo, true)
			}
			honest := func() error {
				if err := receive(); err != nil {
					return err
				}
				return f(ctx, key, data)
			}
			if broken || step != b.step || undo != b.undo {
				return honest()
			}
			broken = true
			if b.how == "silent" {
				return b.silence(ctx, pool, kind)
			}
			return b.call(receive, honest)
		}
	}
	var spoiled []saga.Step
	for _, s := range steps {
		spoiled = append(spoiled, saga.Step{Name: s.Name,
			Do:   wrap(s.Name, false, s.Do),
			Undo: wrap(s.Name, true, s.Undo)})
	}
	return spoiled
}

// note keeps for the test what was sent, and what has come.
func note(
	ctx context.Context, pool *pgxpool.Pool, kind, step string,
	undo, received bool,
) error {
	_, err := pool.Exec(ctx, `INSERT INTO call VALUES ($1, $2, $3, $4)`,
		kind, step, undo, received)
	return err
}

// call is the one that is broken; honest is the same without a breakage.
func (b breakage) call(receive, honest func() error) error {
	switch b.how {
	case "refuses":
		return errors.Join(receive(), saga.ErrRefused)
	case "error before":
		return errors.New("connection refused")
	case "error after":
		return errors.Join(honest(), errors.New("connection reset"))
	case "killed before":
		stop()
	case "killed after":
		if err := honest(); err != nil {
			return err
		}
		stop()
	}
	return fmt.Errorf("nobody can break %q", b.how)
}

// stop stands still until somebody kills us.
func stop() {
	fmt.Println("stopped")
	select {}
}

// silence is a request that is lost on the way; meanwhile the deadline of
// the saga passes.
func (b breakage) silence(
	ctx context.Context, pool *pgxpool.Pool, kind string,
) error {
	err := note(ctx, pool, kind, b.step, b.undo, false)
	if err != nil {
		return err
	}
	_, err = pool.Exec(ctx, `UPDATE saga
		SET deadline = now() - interval '1 s' WHERE kind = $1`, kind)
	if err != nil {
		return err
	}
	return context.DeadlineExceeded
}

var (
	steps = []string{"order", "reserve", "charge", "book", "confirm"}
	hows  = []string{"refuses", "silent", "error before",
		"error after", "killed before", "killed after"}
)

func TestEveryStep(t *testing.T) {
	t.Parallel()
	compare(t, "testdata/steps.txt",
		table(t, "the step", ways(), steps, false, toEnd))
}

func TestEveryCompensation(t *testing.T) {
	t.Parallel()
	compare(t, "testdata/back.txt",
		table(t, "its undoing", ways(), steps[:4], true, toEnd))
}

func TestInARow(t *testing.T) {
	t.Parallel()
	compare(t, "testdata/row.txt",
		table(t, "the step", ways(), steps, false, nil))
}

// ways are those of the page; -short leaves out what starts processes.
func ways() []string {
	if testing.Short() {
		return hows[:4]
	}
	return hows
}

// compare leaves out of the file the lines that -short leaves out.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if !testing.Short() {
		proof.Golden(t, file, got)
		return
	}
	want := proof.Until(proof.Recorded(t, file), "killed")
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, saga.Schema)
	postgres.Exec(t, pool, shop.Schema)
	postgres.Exec(t, pool, `CREATE TABLE call (
		kind text, step text, undo boolean, received boolean)`)
	return pool
}

// table runs a saga for each cell.
func table(
	t *testing.T, name string, hows, steps []string, undo bool,
	lead leader,
) string {
	t.Helper()
	pool := newPool(t)
	cells := make([]string, len(hows)*len(steps))
	places := make(chan struct{}, 3) // as many at once
	var wg sync.WaitGroup
	for i := range cells {
		b := breakage{hows[i/len(steps)], steps[i%len(steps)], undo}
		wg.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			cell, err := try(t, pool, int64(i), b, lead)
			if err != nil {
				t.Errorf("%s %s: %v", b.how, b.step, err)
			}
			cells[i] = cell
		})
	}
	wg.Wait()
	text := line(name, steps)
	for i, how := range hows {
		text += line(how, cells[i*len(steps):][:len(steps)])
	}
	return text
}

func line(head string, cells []string) string {
	text := fmt.Sprintf("%-15s", head)
	for _, cell := range cells {
		text += fmt.Sprintf("%-12s", cell)
	}
	return strings.TrimRight(text, " ") + "\n"
}

// leader leads a saga to its end; nil stands for calls in a row.
type leader func(context.Context, *saga.Orchestrator) error

// try leads one order to its end and returns what has become of it.
func try(
	t *testing.T, pool *pgxpool.Pool, number int64, b breakage,
	lead leader,
) (string, error) {
	ctx := t.Context()
	o := orchestrator(pool, fmt.Sprint("case ", number))
	order := shop.Order{Product: number, Account: number, Price: 100}
	if !b.undo { // else nobody delivers it, and all is undone
		order.Address = "Tverskaya 1"
	}
	_, err := pool.Exec(ctx, `
		INSERT INTO stock.product VALUES ($1::bigint, 10)`, number)
	if err != nil {
		return "", err
	}
	_, err = pool.Exec(ctx, `
		INSERT INTO payment.account VALUES ($1::bigint, 1000)`, number)
	if err != nil {
		return "", err
	}
	var id int64
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) (err error) {
		id, err = o.Start(ctx, tx, o.Kind, order, time.Hour)
		return err
	})
	if err != nil {
		return "", err
	}
	honest, place := o.Steps, b
	if b.kills() {
		if err := killed(ctx, pool, o.Kind, b, lead == nil); err != nil {
			return "", err
		}
		b = breakage{} // who goes on meets no more trouble
	}
	o.Steps = spoil(pool, o.Kind, honest, b)
	switch {
	case lead != nil:
		if err := lead(ctx, o); err != nil {
			return "", err
		}
	case !place.kills(): // a process that begins again knows nothing
		if err := inARow(ctx, o); err != nil {
			return "", err
		}
	}
	if lead != nil || b.how == "silent" {
		if err := late(ctx, o, honest, id, order); err != nil {
			return "", err
		}
	}
	end, err := verdict(ctx, pool, id, order)
	if err != nil || lead == nil {
		return end, err
	}
	sg, err := saga.Get(ctx, pool, id)
	if want := map[string]string{"done": saga.Completed,
		"undone": saga.Compensated}[end]; err == nil && sg.State != want {
		err = fmt.Errorf("%s, and everything is %s", sg.State, end)
	}
	if err != nil {
		return "", err
	}
	var received int
	err = pool.QueryRow(ctx, `SELECT count(*) FROM call
		WHERE kind = $1 AND step = $2 AND undo = $3 AND received`,
		o.Kind, place.step, place.undo).Scan(&received)
	return fmt.Sprintf("%s ×%d", end, received), err
}

// killed starts a process of its own, kills it where it stands still, and
// lets its lease run out.
func killed(
	ctx context.Context, pool *pgxpool.Pool, kind string, b breakage,
	row bool,
) error {
	yes := map[bool]string{true: "yes"}
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), "SAGA_KIND="+kind, "SAGA_HOW="+b.how,
		"SAGA_STEP="+b.step, "SAGA_UNDO="+yes[b.undo], "SAGA_IN_A_ROW="+yes[row],
		"DATABASE_URL="+pool.Config().ConnString())
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	stopped := false
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		if lines.Text() == "stopped" {
			stopped = true
			_ = cmd.Process.Kill() // SIGKILL
		}
	}
	if err := cmd.Wait(); !stopped {
		return fmt.Errorf("never came to %s %s: %v", b.how, b.step, err)
	}
	_, err = pool.Exec(ctx,
		`UPDATE saga SET next_at = now() WHERE kind = $1`, kind)
	return err
}

// late repeats all that was sent for the steps, lost requests included,
// when the saga is at its end: the network may keep them that long.
func late(
	ctx context.Context, o *saga.Orchestrator, honest []saga.Step,
	id int64, order shop.Order,
) error {
	data, err := json.Marshal(order)
	if err != nil {
		return err
	}
	for _, step := range honest {
		var sent bool
		err := o.Pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM call
			WHERE kind = $1 AND step = $2 AND NOT undo)`,
			o.Kind, step.Name).Scan(&sent)
		if err != nil {
			return err
		}
		if !sent {
			continue
		}
		key := fmt.Sprintf("saga:%d:%s", id, step.Name)
		err = step.Do(ctx, key, data)
		if err != nil && !errors.Is(err, saga.ErrRefused) {
			return err
		}
	}
	return nil
}

// verdict is «done» or «undone» only if everything is.
func verdict(
	ctx context.Context, pool *pgxpool.Pool, id int64, order shop.Order,
) (string, error) {
	var status string
	var stock, balance, parcels int
	err := pool.QueryRow(ctx, `
		SELECT coalesce((SELECT status FROM orders WHERE id = $1),
				'cancelled'),
			(SELECT amount FROM stock.product WHERE id = $2),
			(SELECT balance FROM payment.account WHERE id = $3),
			(SELECT count(*) FROM delivery.parcel
				WHERE key = 'saga:' || $1::bigint || ':book')`,
		id, order.Product, order.Account).
		Scan(&status, &stock, &balance, &parcels)
	switch fmt.Sprint(status, " ", stock, balance, parcels) {
	case "confirmed 9 900 1":
		return "done", err
	case "cancelled 10 1000 0":
		return "undone", err
	default:
		return "BROKEN", err
	}
}
