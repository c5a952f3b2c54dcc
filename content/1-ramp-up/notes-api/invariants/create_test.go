package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"uuid"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// region:once

// One key, fifty requests at once: one note, and all are told of it.
func createOnce(t *testing.T, db database) {
	alice := db.person()
	ids := make([]string, schemas.Clients)
	fresh := make([]bool, schemas.Clients)
	for _, err := range schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			id, replayed, err := create(ctx, db, alice, key, "List", "")
			ids[client], fresh[client] = id, !replayed
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	made := 0
	for client, id := range ids {
		if id != ids[0] {
			t.Errorf("two answers: %s and %s", ids[0], id)
		}
		if fresh[client] {
			made++
		}
	}
	if n := db.notes(alice); n != 1 || made != 1 {
		t.Errorf("%d notes, %d told of a new one", n, made)
	}
}

// endregion

// Without the constraint, all look before one writes.
func createBroken(t *testing.T, db database) {
	alice, bob := db.person(), db.person()
	db.exec(`CREATE TABLE unsafe_keys (LIKE idempotency_keys)`)
	defer db.exec(`DROP TABLE unsafe_keys`)
	var looked sync.WaitGroup
	looked.Add(schemas.Clients)
	lookThenWrite := func(ctx context.Context, _ int) error {
		var known bool
		err := db.QueryRow(ctx, `SELECT EXISTS (
			SELECT FROM unsafe_keys WHERE user_id = $1 AND key = $2)`,
			alice, key).Scan(&known)
		looked.Done()
		looked.Wait()
		if err != nil || known {
			return err
		}
		id := uuid.New().String()
		_, err = db.Exec(ctx, `WITH claimed AS (
			INSERT INTO unsafe_keys VALUES ($1, $2, '', $3, now())
		)
		INSERT INTO notes (id, user_id, title)
		VALUES ($3, $1, 'List')`, alice, key, id)
		return err
	}
	claim := func(ctx context.Context, _ int) error {
		_, _, err := create(ctx, db, bob, key, "List", "")
		return err
	}
	for _, work := range []func(context.Context, int) error{
		lookThenWrite, claim,
	} {
		for _, err := range schemas.Race(t, schemas.Clients, work) {
			if err != nil {
				t.Error(err)
			}
		}
	}
	proof.Golden(t, "testdata/create.txt", fmt.Sprintf(""+
		"50 requests with one key   notes\n"+
		"SELECT, then INSERT        %5d\n"+
		"ON CONFLICT DO NOTHING     %5d\n",
		db.notes(alice), db.notes(bob)))
}

// The second attempt stands until the first one has ended, either way.
func secondAttemptWaits(t *testing.T, db database) {
	alice := db.person()
	ctx := t.Context()
	type answer struct {
		id       string
		replayed bool
		err      error
	}
	for _, commits := range []bool{true, false} {
		key := fmt.Sprintf("the-first-commits-%t", commits)
		first, err := db.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		id, _, err := create(ctx, first, alice, key, "List", "")
		if err != nil {
			t.Fatal(err)
		}
		second := make(chan answer, 1)
		go func() {
			id, replayed, err := create(ctx, db, alice, key, "List", "")
			second <- answer{id, replayed, err}
		}()
		schemas.Until(db.t, db.Pool, schemas.Waiting, "transactionid", 1)
		if commits {
			err = first.Commit(ctx)
		} else {
			err = first.Rollback(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
		got := <-second
		if got.err != nil || got.replayed != commits ||
			(got.id == id) != commits {
			t.Errorf("committed %t: got %+v", commits, got)
		}
	}
	if n := db.notes(alice); n != 2 {
		t.Errorf("%d notes, want one a key", n)
	}
}

// Nobody waits for a hanging first attempt longer than lock_timeout.
func secondAttemptGivesUp(t *testing.T, db database) {
	const alice = "00000000-0000-4000-8000-00000000000a" // of seed.sql
	db.exec(file("../seed.sql"))
	ctx := t.Context()
	first, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Rollback(context.WithoutCancel(ctx))
	_, err = first.Exec(ctx, file("../faults/hold_key.sql"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Rollback(context.WithoutCancel(ctx))
	_, err = second.Exec(ctx, `SET LOCAL lock_timeout = '50ms'`)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = create(ctx, second, alice, key, "List", "")
	if schemas.Refusal(err).Code != "55P03" {
		t.Errorf("%v", err)
	}
	if err := first.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	_, replayed, err := create(ctx, db, alice, key, "List", "")
	if err != nil || replayed {
		t.Errorf("after the rollback: %t, %v", replayed, err)
	}
}

func oneStatementSeesNothing(t *testing.T, db database) {
	alice := db.person()
	ctx := t.Context()
	ask := func() int {
		rows, err := db.Query(ctx, file("testdata/one_statement.sql"),
			alice, key, uuid.New().String())
		if err != nil {
			t.Error(err)
			return -1
		}
		ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Error(err)
		}
		return len(ids)
	}
	first, err := db.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = create(ctx, first, alice, key, "List", "")
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan int, 1)
	go func() { second <- ask() }() // waits for the first
	schemas.Until(db.t, db.Pool, schemas.Waiting, "transactionid", 1)
	if err := first.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	out := fmt.Sprintln("second:", <-second, "rows") +
		fmt.Sprintln("third: ", ask(), "row")
	proof.Golden(t, "testdata/one_statement.txt", out)
}

func keyOwnsAnAnswer(t *testing.T, db database) {
	alice, bob := db.person(), db.person()
	ctx := t.Context()
	first, _, err := create(ctx, db, alice, key, "List", "milk")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = create(ctx, db, alice, key, "List", "bread")
	if !errors.Is(err, errReused) {
		t.Errorf("another body: %v", err)
	}
	other, replayed, err := create(ctx, db, bob, key, "List", "milk")
	if err != nil || replayed || other == first {
		t.Errorf("another user: %s, %t, %v", other, replayed, err)
	}
	db.exec(deleteSQL, alice, first)
	again, replayed, err := create(ctx, db, alice, key, "List", "milk")
	if err != nil || !replayed || again != first {
		t.Errorf("after the deletion: %s, %t, %v", again, replayed, err)
	}
	if db.notes(alice) != 0 {
		t.Error("the note is back")
	}
	// A note that cannot be stored takes no key.
	_, _, err = create(ctx, db, alice, "key-of-a-bad-note", "", "")
	if schemas.Refusal(err).Code != "23514" {
		t.Errorf("no title: %v", err)
	}
	n := db.number(`SELECT count(*) FROM idempotency_keys
		WHERE user_id = $1`, alice)
	if n != 1 {
		t.Errorf("%d keys, want 1", n)
	}
}

// The table refuses the keys that the contract refuses.
func keyForm(t *testing.T, db database) {
	alice := db.person()
	for _, tt := range []struct{ key, want string }{
		{"short", "23514"},
		{"with a space in the midst", "23514"},
		{strings.Repeat("k", 65), "23514"},
		{strings.Repeat("k", 64), ""},
		{strings.Repeat("k", 16), ""},
		{uuid.New().String(), ""},
	} {
		_, _, err := create(t.Context(), db, alice, tt.key, "List", "")
		if schemas.Refusal(err).Code != tt.want {
			t.Errorf("%q: %v", tt.key, err)
		}
	}
}

// Fifty sweepers at once delete what is old, once, and nothing else.
func sweep(t *testing.T, db database) {
	alice := db.person()
	db.exec(`DELETE FROM idempotency_keys`)
	db.exec(`INSERT INTO idempotency_keys
		SELECT $1, lpad(n::text, 16, '0'), sha256('x'),
			gen_random_uuid(), now() - (n - 0.5) * interval '1 hour'
		FROM generate_series(1, 100) AS n`, alice)
	swept := make([]int64, schemas.Clients)
	for _, err := range schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			tag, err := db.Exec(ctx, sweepSQL)
			swept[client] = tag.RowsAffected()
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	var sum int64
	for _, n := range swept {
		sum += n
	}
	left := db.number(`SELECT count(*) FROM idempotency_keys`)
	if sum != 76 || left != 24 {
		t.Errorf("swept %d, left %d; want 76 and 24", sum, left)
	}
}
