// Package cancel undoes a running saga at the wish of the customer.
package cancel

import (
	"context"
	"errors"

	"route500k/content/4-senior-ready/saga/saga"
)

// ErrTooLate means that the order is past the point of no return.
var ErrTooLate = errors.New("too late to cancel")

// region:solution

// Cancel asks for the saga to be undone and returns at once: it is the
// orchestrator that undoes it. Nil means that the saga will be undone, or
// has been; ErrTooLate, that it will be completed, or has been.
func Cancel(ctx context.Context, o *saga.Orchestrator, id int64) error {
	var may []string // up to the pivot, which may be in flight
	for _, step := range o.Steps {
		may = append(may, step.Name)
		if step.Name == o.Pivot {
			break
		}
	}
	// The check and the change are one statement. The version takes the
	// saga away from who holds it: what it brings will not be recorded.
	tag, err := o.Pool.Exec(ctx, `
		UPDATE saga SET state = 'compensating', reason = 'cancelled',
			attempts = 0, next_at = clock_timestamp(),
			version = version + 1
		WHERE id = $1 AND state = 'running' AND step = ANY ($2)`, id, may)
	if err != nil || tag.RowsAffected() == 1 {
		return err
	}
	s, err := saga.Get(ctx, o.Pool, id)
	if err != nil {
		return err
	}
	if s.State == saga.Running || s.State == saga.Completed {
		return ErrTooLate
	}
	return nil
}

// endregion
