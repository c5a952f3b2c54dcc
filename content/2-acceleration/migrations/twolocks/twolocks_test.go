package twolocks

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

// replicas lets one replica migrate while another asks for the lock, and
// stands in its queue if it waits.
func replicas(
	t *testing.T, waits bool,
	other func(context.Context, *pgx.Conn) error,
) (migrated, waited error) {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, `CREATE TABLE orders (customer_id bigint)`)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	first, second := acquire(t, pool), acquire(t, pool)
	if _, err := first.Exec(ctx, Wait, key); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- other(ctx, second) }()
	for waits && !queued(t, pool) {
		time.Sleep(10 * time.Millisecond)
	}
	migrated = Migrate(ctx, first)
	if migrated != nil {
		_, err := first.Exec(ctx, `SELECT pg_advisory_unlock($1)`, key)
		if err != nil {
			t.Fatal(err)
		}
	}
	return migrated, <-done
}

// queued reports whether somebody waits for a lock of the kind.
func queued(t *testing.T, pool *pgxpool.Pool) (yes bool) {
	t.Helper()
	err := pool.QueryRow(t.Context(), `
		SELECT EXISTS (SELECT FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event = 'advisory')`,
	).Scan(&yes)
	if err != nil {
		t.Fatal(err)
	}
	return yes
}

func acquire(t *testing.T, pool *pgxpool.Pool) *pgx.Conn {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Release)
	return conn.Conn()
}

func TestWaitingDeadlocks(t *testing.T) {
	migrated, waited := replicas(t, true,
		func(ctx context.Context, conn *pgx.Conn) error {
			_, err := conn.Exec(ctx, Wait, key)
			return err
		})
	failure, ok := errors.AsType[*pgconn.PgError](
		errors.Join(migrated, waited))
	if !ok {
		t.Fatalf("no deadlock: %v, %v", migrated, waited)
	}
	proof.Golden(t, "testdata/want.txt", fmt.Sprintln(failure))
}

func TestTryingDoesNot(t *testing.T) {
	migrated, waited := replicas(t, false,
		func(ctx context.Context, conn *pgx.Conn) error {
			for {
				var mine bool
				err := conn.QueryRow(ctx, Try, key).Scan(&mine)
				if err != nil || mine {
					return err
				}
				time.Sleep(50 * time.Millisecond)
			}
		})
	if migrated != nil || waited != nil {
		t.Error(migrated, waited)
	}
}
