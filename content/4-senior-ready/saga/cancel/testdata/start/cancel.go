package cancel

import (
	"context"
	"errors"

	"route500k/content/4-senior-ready/saga/saga"
)

// ErrTooLate means that the order is past the point of no return.
var ErrTooLate = errors.New("too late to cancel")

// region:start

// Cancel asks for the saga to be undone and returns at once: it is the
// orchestrator that undoes it. Nil means that the saga will be undone, or
// has been; ErrTooLate, that it will be completed, or has been.
func Cancel(ctx context.Context, o *saga.Orchestrator, id int64) error {
	s, err := saga.Get(ctx, o.Pool, id)
	if err != nil {
		return err
	}
	if s.State == saga.Completed {
		return ErrTooLate
	}
	_, err = o.Pool.Exec(ctx, `UPDATE saga
		SET state = 'compensating', reason = 'cancelled'
		WHERE id = $1`, id)
	return err
}

// endregion
