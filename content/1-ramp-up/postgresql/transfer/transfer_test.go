package transfer

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
)

// bank opens accounts 1 and 2 with 1000 each.
func bank(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, `
		CREATE TABLE account (
			id bigint PRIMARY KEY, balance bigint NOT NULL);
		INSERT INTO account VALUES (1, 1000), (2, 1000)`)
	return pool
}

func balances(t *testing.T, pool *pgxpool.Pool) (first, second int64) {
	t.Helper()
	err := pool.QueryRow(t.Context(), `
		SELECT max(balance) FILTER (WHERE id = 1),
		       max(balance) FILTER (WHERE id = 2)
		FROM account`).Scan(&first, &second)
	if err != nil {
		t.Fatal(err)
	}
	return first, second
}

func TestMovesMoney(t *testing.T) {
	pool := bank(t)
	if err := Transfer(t.Context(), pool, 1, 2, 300); err != nil {
		t.Fatal(err)
	}
	first, second := balances(t, pool)
	if first != 700 || second != 1300 {
		t.Errorf("balances %d and %d, want 700 and 1300", first, second)
	}
}

func TestRefusals(t *testing.T) {
	pool := bank(t)
	tests := []struct {
		name          string
		from, to, sum int64
		want          error
	}{
		{"too much", 1, 2, 1001, ErrFunds},
		{"nothing", 1, 2, 0, ErrRequest},
		{"theft", 1, 2, -500, ErrRequest},
		{"to oneself", 1, 1, 100, ErrRequest},
		{"to nobody", 1, 99, 100, ErrAccount},
		{"from nobody", 99, 1, 100, ErrAccount},
	}
	for _, tt := range tests {
		err := Transfer(t.Context(), pool, tt.from, tt.to, tt.sum)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: err = %v, want %v", tt.name, err, tt.want)
		}
	}
	first, second := balances(t, pool)
	if first != 1000 || second != 1000 {
		t.Errorf("refusals moved money: %d and %d", first, second)
	}
}

// region:concurrent

func TestConcurrentTransfers(t *testing.T) {
	pool := bank(t)
	var wg sync.WaitGroup
	run := func(from, to int64) {
		for range 25 {
			err := Transfer(context.Background(), pool, from, to, 7)
			if err != nil {
				t.Errorf("%d to %d: %v", from, to, err)
				return
			}
		}
	}
	for range 3 {
		wg.Go(func() { run(1, 2) })
		wg.Go(func() { run(2, 1) }) // the other way
	}
	wg.Wait()
	if first, second := balances(t, pool); first+second != 2000 {
		t.Errorf("%d + %d: money has changed", first, second)
	}
}

// endregion
