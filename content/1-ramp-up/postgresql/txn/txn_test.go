package txn_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/txn"
)

var serializable = pgx.TxOptions{IsoLevel: pgx.Serializable}

// Four clerks send everybody home, but the rule keeps one on call.
func TestRunKeepsTheInvariant(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, `
		CREATE TABLE duty (id integer PRIMARY KEY, on_call boolean);
		INSERT INTO duty SELECT g, true FROM generate_series(1, 4) g`)
	var calls atomic.Int64
	var read, wg sync.WaitGroup
	read.Add(2) // the first two decide by the same picture
	var early atomic.Int64
	for id := range 4 {
		wg.Go(func() {
			err := txn.Run(t.Context(), pool, serializable,
				func(tx pgx.Tx) error {
					calls.Add(1)
					return leave(t.Context(), tx, id+1, func() {
						if early.Add(1) <= 2 {
							read.Done()
							read.Wait()
						}
					})
				})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	var left int
	err := pool.QueryRow(t.Context(),
		`SELECT count(*) FROM duty WHERE on_call`).Scan(&left)
	if err != nil || left != 1 {
		t.Errorf("%d on call, want 1 (%v)", left, err)
	}
	if calls.Load() <= 4 {
		t.Errorf("%d calls: nobody had to repeat", calls.Load())
	}
}

func leave(ctx context.Context, tx pgx.Tx, id int, read func()) error {
	var n int
	err := tx.QueryRow(ctx,
		`SELECT count(*) FROM duty WHERE on_call`).Scan(&n)
	if err != nil || n < 2 {
		return err
	}
	read()
	_, err = tx.Exec(ctx,
		`UPDATE duty SET on_call = false WHERE id = $1`, id)
	return err
}

func TestRunGivesUp(t *testing.T) {
	pool := lab.Pool(t)
	calls := 0
	err := txn.Run(t.Context(), pool, pgx.TxOptions{},
		func(tx pgx.Tx) error {
			calls++
			return &pgconn.PgError{Code: "40001"}
		})
	if calls != 5 || !strings.Contains(err.Error(), "after 5 attempts") {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestRunDoesNotRepeatOtherErrors(t *testing.T) {
	pool := lab.Pool(t)
	errNo := errors.New("not enough money")
	calls := 0
	err := txn.Run(t.Context(), pool, pgx.TxOptions{},
		func(tx pgx.Tx) error {
			calls++
			return errNo
		})
	if calls != 1 || !errors.Is(err, errNo) {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestRunObeysTheContext(t *testing.T) {
	pool := lab.Pool(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := txn.Run(ctx, pool, pgx.TxOptions{}, func(tx pgx.Tx) error {
		cancel()
		return &pgconn.PgError{Code: "40P01"}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
