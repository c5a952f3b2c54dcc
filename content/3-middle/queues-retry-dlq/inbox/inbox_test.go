package inbox_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/3-middle/queues-retry-dlq/inbox"
	"route500k/content/internal/proof"
)

const (
	messages = 20
	copies   = 3 // of each message, at the same time
	sum      = 100
)

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, inbox.Schema)
	postgres.Exec(t, pool, `CREATE TABLE done (consumer text, message_id text)`)
	postgres.Exec(t, pool, `INSERT INTO account VALUES (1, 100000)`)
	return pool
}

func TestCopiesAtTheSameTime(t *testing.T) {
	pool := newPool(t)
	var out strings.Builder
	fmt.Fprintf(&out, "%d messages, %d copies of each at the same time\n",
		messages, copies)
	for _, c := range []struct {
		name string
		one  func(message string, meanwhile func(), f func(pgx.Tx) error) error
	}{
		{"look, then do", func(
			message string, meanwhile func(), f func(pgx.Tx) error,
		) error {
			return inbox.CheckThenAct(t.Context(), pool, "billing",
				message, meanwhile, f)
		}},
		{"inbox", func(
			message string, _ func(), f func(pgx.Tx) error,
		) error {
			_, err := inbox.Once(t.Context(), pool, "billing", message, f)
			return err
		}},
	} {
		postgres.Exec(t, pool, `UPDATE account SET balance = 100000`)
		for i := range messages {
			var looked, wg sync.WaitGroup
			looked.Add(copies)
			meanwhile := func() {
				looked.Done()
				looked.Wait() // the worst order, for certain
			}
			for range copies {
				wg.Go(func() {
					err := c.one(fmt.Sprint(i), meanwhile, charge(t))
					if err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
		}
		fmt.Fprintf(&out, "%-14s charged %d times\n", c.name,
			(100000-balance(t, pool))/sum)
	}
	proof.Golden(t, "testdata/want.txt", out.String())
}

func charge(t *testing.T) func(pgx.Tx) error {
	return func(tx pgx.Tx) error {
		_, err := tx.Exec(t.Context(),
			`UPDATE account SET balance = balance - $1 WHERE id = 1`, sum)
		return err
	}
}

func balance(t *testing.T, pool *pgxpool.Pool) (sum int) {
	t.Helper()
	err := pool.QueryRow(t.Context(),
		`SELECT balance FROM account WHERE id = 1`).Scan(&sum)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// A failure is not remembered, and a copy that waits takes over.
func TestFailureIsForgotten(t *testing.T) {
	pool := newPool(t)
	failed := errors.New("no such account")
	begun := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		done, err := inbox.Once(t.Context(), pool, "billing", "7",
			func(pgx.Tx) error {
				close(begun)
				time.Sleep(300 * time.Millisecond)
				return failed
			})
		if done || !errors.Is(err, failed) {
			t.Errorf("first copy: %t, %v", done, err)
		}
	})
	<-begun
	start := time.Now()
	done, err := inbox.Once(t.Context(), pool, "billing", "7", charge(t))
	if !done || err != nil {
		t.Errorf("second copy: %t, %v", done, err)
	}
	if waited := time.Since(start); waited < 200*time.Millisecond {
		t.Errorf("did not wait for the first: %v", waited)
	}
	wg.Wait()
	done, err = inbox.Once(t.Context(), pool, "billing", "7", charge(t))
	if done || err != nil {
		t.Errorf("repeat: %t, %v", done, err)
	}
	done, err = inbox.Once(t.Context(), pool, "mail", "7", charge(t))
	if !done || err != nil {
		t.Errorf("another consumer: %t, %v", done, err)
	}
}

func TestClean(t *testing.T) {
	pool := newPool(t)
	postgres.Exec(t, pool, `
		INSERT INTO inbox SELECT 'billing', n::text, now() - n * '1 day'::interval
		FROM generate_series(1, 10) n`)
	var deleted []int64
	for {
		n, err := inbox.Clean(t.Context(), pool, 84*time.Hour, 3)
		if err != nil {
			t.Fatal(err)
		}
		deleted = append(deleted, n)
		if n < 3 {
			break
		}
	}
	if got := fmt.Sprint(deleted); got != "[3 3 1]" {
		t.Errorf("deleted %s, want [3 3 1]", got)
	}
}
