// Package saga leads a process of several services to its end: all its
// steps are done, or all that was done is undone. What it knows stands in
// PostgreSQL, so that any process may go on where another has died.
package saga

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema is what the functions need.
//
//go:embed schema.sql
var Schema string

// region:step

// ErrRefused is a participant's final «no»: to ask again is of no use. All
// other errors mean that nobody knows whether the work was done.
var ErrRefused = errors.New("refused")

// Step is a transaction of one participant and what undoes it. Both get
// the same key, at each attempt, and may be called any number of times.
type Step struct {
	Name     string
	Do, Undo func(ctx context.Context, key string, data []byte) error
}

// Orchestrator leads sagas of one kind. Any number of them may run.
type Orchestrator struct {
	Pool    *pgxpool.Pool
	Kind    string
	Steps   []Step
	Pivot   string        // once it is done, there is no way back
	Timeout time.Duration // of one call
	Lease   time.Duration // longer than Timeout
	Pause   time.Duration // before the second attempt; then it doubles
}

// endregion

// States of a saga.
const (
	Running      = "running"
	Compensating = "compensating"
	Completed    = "completed"
	Compensated  = "compensated"
)

// ErrLost means that somebody else has changed the saga meanwhile.
var ErrLost = errors.New("another has the saga")

// Saga is a row of the table.
type Saga struct {
	ID          int64
	State, Step string
	Data        json.RawMessage
	Reason      string
	Attempts    int
	Version     int64
	Expired     bool
}

// Start puts a new saga into the transaction that changes the data, and
// tells which one it is. A repeat of the request finds the first one.
func (o *Orchestrator) Start(
	ctx context.Context, tx pgx.Tx, request string, data any,
	patience time.Duration,
) (id int64, err error) {
	_, err = tx.Exec(ctx, `
		INSERT INTO saga (kind, request, step, data, deadline)
		VALUES ($1, $2, $3, $4, now() + $5::interval)
		ON CONFLICT (request) DO NOTHING`,
		o.Kind, request, o.Steps[0].Name, data, patience)
	if err != nil {
		return 0, err
	}
	err = tx.QueryRow(ctx,
		`SELECT id FROM saga WHERE request = $1`, request).Scan(&id)
	return id, err
}

// region:advance

// Advance takes one saga that is due one step on. Found is false if there
// is none.
func (o *Orchestrator) Advance(
	ctx context.Context,
) (found bool, err error) {
	s, err := o.claim(ctx)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if o.index(s.Step) < 0 {
		return true, fmt.Errorf("%s has no step %s", o.Kind, s.Step)
	}
	next := o.Next(s, o.call(ctx, s)) // no transaction is open here
	return true, o.record(ctx, s, next)
}

// claim takes the oldest saga that is due. If we die, the lease runs out,
// and another takes it.
func (o *Orchestrator) claim(ctx context.Context) (Saga, error) {
	rows, err := o.Pool.Query(ctx, `
		UPDATE saga SET version = version + 1,
			next_at = clock_timestamp() + $2::interval
		WHERE id = (SELECT id FROM saga
			WHERE kind = $1 AND state IN ('running', 'compensating')
			AND next_at <= clock_timestamp()
			ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
		RETURNING id, state, step, data, reason, attempts, version,
			deadline < clock_timestamp()`, o.Kind, o.Lease)
	if err != nil {
		return Saga{}, err
	}
	return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Saga])
}

// record writes the outcome down, unless the saga is no longer ours.
func (o *Orchestrator) record(ctx context.Context, s, next Saga) error {
	tag, err := o.Pool.Exec(ctx, `
		UPDATE saga SET version = version + 1, state = $3, step = $4,
			reason = $5, attempts = $6,
			next_at = clock_timestamp() + $7::interval
		WHERE id = $1 AND version = $2`, s.ID, s.Version, next.State,
		next.Step, next.Reason, next.Attempts, o.pause(next.Attempts))
	if err == nil && tag.RowsAffected() == 0 {
		return ErrLost
	}
	return err
}

// endregion

// call makes the one call of this turn.
func (o *Orchestrator) call(ctx context.Context, s Saga) error {
	i := o.index(s.Step)
	if s.State == Running && s.Expired && o.mayUndo(i) {
		return errExpired
	}
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	key := fmt.Sprintf("saga:%d:%s", s.ID, s.Step)
	if s.State == Running {
		return o.Steps[i].Do(ctx, key, s.Data)
	}
	if o.Steps[i].Undo == nil {
		return nil
	}
	return o.Steps[i].Undo(ctx, key, s.Data)
}

var errExpired = errors.New("out of time")

// region:next

// Next says what becomes of a saga after the call of its turn.
func (o *Orchestrator) Next(s Saga, err error) Saga {
	i := o.index(s.Step)
	final := errors.Is(err, ErrRefused) || errors.Is(err, errExpired)
	switch {
	case err == nil && s.State == Running:
		return o.at(s, Running, i+1)
	case err == nil: // undone
		return o.at(s, Compensating, i-1)
	case s.State == Running && final && o.mayUndo(i):
		s.Reason = s.Step + ": " + err.Error()
		return o.at(s, Compensating, i) // this one, too: who knows
	}
	s.Attempts++ // not known, or there is no way back: ask again
	return s
}

// endregion

// at moves the saga to step i, or to its end.
func (o *Orchestrator) at(s Saga, state string, i int) Saga {
	s.State, s.Attempts = state, 0
	switch {
	case i == len(o.Steps):
		s.State = Completed
	case i < 0:
		s.State = Compensated
	default:
		s.Step = o.Steps[i].Name
	}
	return s
}

// mayUndo is true for the pivot and what comes before it.
func (o *Orchestrator) mayUndo(i int) bool {
	return i <= o.index(o.Pivot)
}

func (o *Orchestrator) index(step string) int {
	return slices.IndexFunc(o.Steps, func(s Step) bool {
		return s.Name == step
	})
}

// pause doubles from one attempt to the next, up to 64 times; half of it
// is chance.
func (o *Orchestrator) pause(attempts int) time.Duration {
	if attempts == 0 {
		return 0
	}
	longest := o.Pause << min(attempts-1, 6)
	return longest/2 + rand.N(longest/2+1)
}

// Run leads sagas until ctx is done. A turn that has begun is finished,
// and none outlives its lease.
func (o *Orchestrator) Run(
	ctx context.Context, idle time.Duration, report func(error),
) {
	for ctx.Err() == nil {
		turn, cancel := context.WithTimeout(
			context.WithoutCancel(ctx), o.Lease)
		found, err := o.Advance(turn)
		cancel()
		if err != nil {
			report(err)
		} else if found {
			continue
		}
		select {
		case <-time.After(idle/2 + rand.N(idle/2)):
		case <-ctx.Done():
		}
	}
}

// Get returns a saga by its number.
func Get(ctx context.Context, pool *pgxpool.Pool, id int64) (Saga, error) {
	rows, err := pool.Query(ctx, `
		SELECT id, state, step, data, reason, attempts, version,
			deadline < clock_timestamp()
		FROM saga WHERE id = $1`, id)
	if err != nil {
		return Saga{}, err
	}
	return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Saga])
}
