package deadlock_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/deadlock"
	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

type transfer func(
	ctx context.Context, tx pgx.Tx, from, to, sum int64, pause func(),
) error

// cross runs two transfers against each other and returns their errors.
func cross(t *testing.T, pool *pgxpool.Pool, f transfer, pause func()) (
	errs []error,
) {
	t.Helper()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, pair := range [][2]int64{{1, 2}, {2, 1}} {
		wg.Go(func() {
			err := pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
				return f(t.Context(), tx, pair[0], pair[1], 10, pause)
			})
			if err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, err)
			}
		})
	}
	wg.Wait()
	return errs
}

func TestOppositeOrdersDeadlock(t *testing.T) {
	pool := schema(t)
	var first sync.WaitGroup
	first.Add(2)
	errs := cross(t, pool, deadlock.Transfer, func() {
		first.Done()
		first.Wait() // each holds one row
	})
	if len(errs) != 1 {
		t.Fatalf("%d transfers failed, want one victim: %v", len(errs), errs)
	}
	failure, ok := errors.AsType[*pgconn.PgError](errs[0])
	if !ok {
		t.Fatal(errs[0])
	}
	text := fmt.Sprintf("%v\n%s\n", failure, failure.Detail)
	proof.Golden(t, "testdata/want.txt", proof.Fold(anonymous(text), 76))
}

func TestOneOrderDoesNot(t *testing.T) {
	pool := schema(t)
	for range 20 {
		errs := cross(t, pool, deadlock.Ordered, func() {})
		if len(errs) != 0 {
			t.Fatal(errs)
		}
	}
	var total int
	err := pool.QueryRow(t.Context(),
		`SELECT sum(balance)::int FROM account`).Scan(&total)
	if err != nil || total != 200 {
		t.Errorf("%d in all, want 200 (%v)", total, err)
	}
}

var number = regexp.MustCompile(`(Process|process|transaction) \d+`)

// anonymous takes the numbers of processes and transactions out.
func anonymous(text string) string {
	seen := map[string]string{}
	return number.ReplaceAllStringFunc(text, func(match string) string {
		parts := number.FindStringSubmatch(match)
		digits := match[len(parts[1])+1:]
		if _, ok := seen[digits]; !ok {
			seen[digits] = fmt.Sprint(len(seen)/2 + 1)
		}
		return parts[1] + " " + seen[digits]
	})
}

func schema(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, deadlock.Schema)
	return pool
}
