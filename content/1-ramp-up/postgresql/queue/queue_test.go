package queue_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/queue"
)

func jobs(t *testing.T, n int) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, queue.Schema)
	lab.Exec(t, pool, `
		INSERT INTO job (payload)
		SELECT 'mail ' || g FROM generate_series(1, $1::int) g`, n)
	return pool
}

func TestEachJobOnce(t *testing.T) {
	const n = 60
	pool := jobs(t, n)
	var mu sync.Mutex
	seen := map[string]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				found, err := queue.Next(t.Context(), pool,
					func(payload string) error {
						mu.Lock()
						defer mu.Unlock()
						seen[payload]++
						return nil
					})
				if err != nil {
					t.Error(err)
				}
				if !found {
					return
				}
			}
		})
	}
	wg.Wait()
	if len(seen) != n {
		t.Errorf("%d jobs, want %d", len(seen), n)
	}
	for payload, times := range seen {
		if times != 1 {
			t.Errorf("%s: %d times", payload, times)
		}
	}
}

// The second worker gets job 2 while the first still holds job 1.
func TestWorkersDoNotWaitForEachOther(t *testing.T) {
	pool := jobs(t, 2)
	var order []string
	_, err := queue.Next(t.Context(), pool, func(first string) error {
		_, err := queue.Next(t.Context(), pool, func(second string) error {
			order = append(order, first, second)
			return nil
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(order) != 2 || order[0] != "mail 1" || order[1] != "mail 2" {
		t.Errorf("order %q", order)
	}
}

func TestFailedJobComesBack(t *testing.T) {
	pool := jobs(t, 1)
	broken := errors.New("no mail server")
	found, err := queue.Next(t.Context(), pool,
		func(string) error { return broken })
	if !found || !errors.Is(err, broken) {
		t.Fatal(found, err)
	}
	found, err = queue.Next(t.Context(), pool,
		func(string) error { return nil })
	if !found || err != nil {
		t.Errorf("second attempt: %t, %v", found, err)
	}
}
