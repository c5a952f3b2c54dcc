package invariants

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"uuid"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

const window = "15 minutes"

// attempt says whether the password may be looked at.
func attempt(
	ctx context.Context, db querier, key []byte, limit int,
) (wait int, err error) {
	var allowed bool
	err = db.QueryRow(ctx, attemptSQL, key, limit, window).
		Scan(&allowed, &wait)
	if err == nil && !allowed {
		err = errRefused
	}
	return wait, err
}

// Fifty guesses at once: five reach the password.
func fiveGuesses(t *testing.T, db database) {
	key := hash("account:" + uuid.New().String())
	for range 2 { // in the next window, five more
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, _ int,
		) error {
			wait, err := attempt(ctx, db, key, 5)
			if wait < 800 || wait > 901 {
				t.Errorf("wait %d s", wait)
			}
			return err
		})
		want(t, results, "[ok:5 refused:45]")
		db.exec(`UPDATE attempts SET ends_at = now() WHERE key = $1`, key)
	}
}

func waysToCount(t *testing.T, db database) {
	key := hash("account:" + uuid.New().String())
	var barrier sync.WaitGroup
	barrier.Add(schemas.Clients)
	var afterwards, before atomic.Int64
	schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		var used int
		err := db.QueryRow(ctx, `SELECT count(*) FROM attempts
			WHERE key = $1 AND used >= 5`, key).Scan(&used)
		barrier.Done()
		barrier.Wait() // all this while argon2id works
		if err != nil || used > 0 {
			return err
		}
		afterwards.Add(1)
		_, err = attempt(ctx, db, key, 5) // it was wrong: count it
		return err
	})
	other := hash("account:" + uuid.New().String())
	schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := attempt(ctx, db, other, 5)
		if err == nil {
			before.Add(1)
		}
		return err
	})
	proof.Golden(t, "testdata/attempts.txt", fmt.Sprintf(""+
		"50 guesses at once, limit 5   checked\n"+
		"look, check, count failures   %7d\n"+
		"attempt.sql before the check  %7d\n",
		afterwards.Load(), before.Load()))
}

// The right password clears the account, and gives back to the address
// what it has taken, no more: else the attacker would log in to an account
// of his own after every forty-nine guesses.
func forgive(t *testing.T, db database) {
	ctx := t.Context()
	address := hash("address:192.0.2.7")
	mine, other := hash("account:me"), hash("account:victim")
	used := func(key []byte) int {
		return one[int](db, `SELECT coalesce(
			(SELECT used FROM attempts WHERE key = $1), -1)`, key)
	}
	try := func(account []byte, right bool) {
		for _, key := range [][]byte{address, account} {
			if _, err := attempt(ctx, db, key, 100); err != nil {
				t.Fatal(err)
			}
		}
		if right {
			db.exec(forgiveSQL, account, address)
		}
	}
	for range 3 {
		try(other, false)
	}
	try(mine, false)
	try(mine, true)
	got := fmt.Sprint(used(mine), used(other), used(address))
	if want := "-1 3 4"; got != want {
		t.Errorf("used %s, want %s", got, want)
	}
	// All at once: nobody waits for ever, nothing is negative.
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		account := hash(strings.Repeat("a", client%3+1))
		for _, key := range [][]byte{address, account} {
			if _, err := attempt(ctx, db, key, 100); err != nil {
				return err
			}
		}
		_, err := db.Exec(ctx, forgiveSQL, account, address)
		return err
	})
	want(t, results, "[ok:50]")
	if n := used(address); n != 4 {
		t.Errorf("the address has used %d", n)
	}
}
