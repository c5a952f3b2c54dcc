package invariants

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

// waiting returns when a session stands at a lock, or f has ended without.
func waiting(t *testing.T, s shop, f func()) (done chan struct{}) {
	t.Helper()
	done = make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	for one[int](t, s, `SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database()
		AND wait_event_type = 'Lock'`) == 0 {
		select {
		case <-done:
			return done
		case <-time.After(5 * time.Millisecond):
		}
	}
	return done
}

func TestQuizStep(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := shop{lab.Pool(t)}
	pool := s.pool
	var out strings.Builder
	s.exec(t, `CREATE TABLE orders (status text);
		INSERT INTO orders VALUES ('new'), ('new')`)
	for _, level := range []pgx.TxIsoLevel{
		pgx.ReadCommitted, pgx.RepeatableRead,
	} {
		s.exec(t, `UPDATE orders SET status = 'new'`)
		// region:step
		a, _ := pool.Begin(ctx)
		b, _ := pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: level})
		b.Exec(ctx, `SELECT`) // takes the snapshot, if there is one
		tag, err := a.Exec(ctx, `
			UPDATE orders SET status = 'paying' WHERE status = 'new'`)
		fmt.Fprintln(&out, "a:", tag, err)
		cancelled := waiting(t, s, func() {
			tag, err = b.Exec(ctx, `
				UPDATE orders SET status = 'cancelled'
				WHERE status = 'new'`)
		})
		a.Commit(ctx)
		<-cancelled
		fmt.Fprintln(&out, "b:", tag, err)
		b.Rollback(ctx)
		// endregion
	}
	proof.Golden(t, "testdata/quiz-step.txt", proof.Fold(out.String(), 70))
}

func TestQuizKey(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := shop{lab.Pool(t)}
	pool := s.pool
	var out strings.Builder
	s.exec(t, `CREATE TABLE keys (key text PRIMARY KEY, order_id integer)`)
	// region:key
	remember := `
		WITH added AS (
			INSERT INTO keys VALUES ('k', $1)
			ON CONFLICT DO NOTHING RETURNING order_id)
		SELECT order_id FROM added
		UNION ALL
		SELECT order_id FROM keys WHERE key = 'k'`
	ask := func(tx pgx.Tx, sql string, args ...any) {
		rows, _ := tx.Query(ctx, sql, args...)
		orders, err := pgx.CollectRows(rows, pgx.RowTo[int])
		fmt.Fprintln(&out, orders, err)
	}
	a, _ := pool.Begin(ctx)
	b, _ := pool.Begin(ctx)
	ask(a, remember, 1)
	repeat := waiting(t, s, func() { ask(b, remember, 2) })
	a.Commit(ctx)
	<-repeat
	ask(b, `SELECT order_id FROM keys WHERE key = 'k'`)
	b.Rollback(ctx)
	// endregion
	proof.Golden(t, "testdata/quiz-key.txt", out.String())
}
