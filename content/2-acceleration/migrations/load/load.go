package load

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Result is what a step cost.
type Result struct {
	Step              string
	Took, Write, Read time.Duration // the step, the slowest query beside it
}

// call is a query of the load.
type call struct {
	start time.Time
	took  time.Duration
	write bool
}

// Run runs the steps one after another while workers read and write.
// Errors of the workers are errors of the migration.
func Run(
	ctx context.Context, pool *pgxpool.Pool, rows int, steps []Step,
) ([]Result, error) {
	load := newLoad(ctx, pool, rows)
	var times [][2]time.Time
	var failure error
	for _, step := range steps {
		time.Sleep(settle)
		start := time.Now()
		if failure = step.Run(ctx, pool); failure != nil {
			failure = fmt.Errorf("%s: %w", step.Name, failure)
			break
		}
		times = append(times, [2]time.Time{start, time.Now()})
	}
	time.Sleep(settle)
	calls, err := load.stop()
	var results []Result
	for i, span := range times {
		results = append(results, Result{
			Step: steps[i].Name, Took: span[1].Sub(span[0]),
			Write: slowest(calls, span, true),
			Read:  slowest(calls, span, false),
		})
	}
	return results, errors.Join(failure, err)
}

const (
	settle  = 200 * time.Millisecond
	workers = 3 // of each kind
	rest    = 5 * time.Millisecond
)

// slowest is the longest call that was under way in the span.
func slowest(
	calls []call, span [2]time.Time, write bool,
) (longest time.Duration) {
	for _, c := range calls {
		ended := c.start.Add(c.took)
		if c.write == write && c.start.Before(span[1]) &&
			ended.After(span[0]) {
			longest = max(longest, c.took)
		}
	}
	return longest
}

// load is the traffic beside a migration.
type load struct {
	cancel context.CancelFunc
	wg     sync.WaitGroup

	mu    sync.Mutex // guards the rest
	calls []call
	errs  []error
}

func newLoad(ctx context.Context, pool *pgxpool.Pool, rows int) *load {
	l := new(load)
	done, cancel := context.WithCancel(ctx)
	l.cancel = cancel
	for range workers {
		l.wg.Go(func() {
			l.repeat(done, ctx, pool, rows, true,
				`UPDATE orders SET status = 'paid' WHERE id = $1`)
		})
		l.wg.Go(func() {
			l.repeat(done, ctx, pool, rows, false,
				`SELECT status FROM orders WHERE id = $1`)
		})
	}
	return l
}

// repeat sends a query until done, and lets the last one end.
func (l *load) repeat(
	done, ctx context.Context, pool *pgxpool.Pool, rows int,
	write bool, sql string,
) {
	for done.Err() == nil {
		start := time.Now()
		_, err := pool.Exec(ctx, sql, rand.IntN(rows)+1)
		l.note(call{start, time.Since(start), write}, err)
		time.Sleep(rest)
	}
}

func (l *load) note(c call, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.calls = append(l.calls, c)
	if err != nil {
		l.errs = append(l.errs, err)
	}
}

func (l *load) stop() ([]call, error) {
	l.cancel()
	l.wg.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.calls), errors.Join(l.errs...)
}
