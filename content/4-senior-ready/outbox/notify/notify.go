// Package notify wakes a relay when there is something for it.
package notify

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
)

// region:run

// Run relays until ctx is done: after each signal, and after a pause in
// any case, for signals get lost.
func Run(
	ctx context.Context, relay func(context.Context) (int, error),
	wake <-chan struct{}, pause time.Duration, report func(error),
) {
	for ctx.Err() == nil {
		signals := wake
		sent, err := relay(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			report(err)
			signals = nil // a storm of signals is no reason to hurry
		case sent > 0:
			continue // there may be more
		}
		select {
		case <-signals:
		case <-time.After(pause/2 + rand.N(pause/2)):
		case <-ctx.Done():
		}
	}
}

// endregion

// region:listen

// Listen signals each NOTIFY until the connection is lost. The connection
// is its own, neither of a pool nor behind PgBouncer in transaction mode.
func Listen(
	ctx context.Context, conn *pgx.Conn, wake chan<- struct{},
) error {
	if _, err := conn.Exec(ctx, "LISTEN outbox"); err != nil {
		return err
	}
	for {
		select { // first of all for what came before LISTEN
		case wake <- struct{}{}:
		default: // one signal is enough: the buffer of wake holds it
		}
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return err
		}
	}
}

// endregion
