package invariants

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"uuid"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// region:wins

// Fifty show one live token at once: one gets the next, and the other
// forty-nine close the family – with a single alarm.
func oneRefreshWins(t *testing.T, db database) {
	session, token := db.login(db.person())
	tokens := make([]string, schemas.Clients)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) (err error) {
		tokens[client], err = refresh(ctx, db, token)
		return err
	})
	want(t, results, "[ok:1 refused:48 reused:1]")
	if state := db.state(session); state != "reuse" {
		t.Errorf("the family is %s", state)
	}
	for client, err := range results { // the winner is out, too
		if err != nil {
			continue
		}
		_, err := refresh(t.Context(), db, tokens[client])
		want(t, []error{err}, "[refused:1]")
	}
}

// endregion

// waysToRefresh compares what fifty copies of one token get.
func waysToRefresh(t *testing.T, db database) {
	db.exec(`CREATE TABLE unsafe_tokens (hash bytea, session_id uuid,
		used boolean NOT NULL DEFAULT false)`)
	defer db.exec(`DROP TABLE unsafe_tokens`)
	var out strings.Builder
	fmt.Fprintf(&out, "%-28s%6s%9s  %s\n",
		"50 times the same token", "given", "still ok", "family")
	for _, way := range []struct {
		name string
		turn func(ctx context.Context, session, token, next string,
			wait func()) error
		live string // how many of the tokens given are good
	}{
		{"a row a token, read, write", func(ctx context.Context,
			session, token, next string, wait func(),
		) error {
			var used bool
			err := db.QueryRow(ctx, `SELECT used FROM unsafe_tokens
				WHERE hash = $1`, hash(token)).Scan(&used)
			wait()
			if err != nil || used {
				return errRefused
			}
			_, err = db.Exec(ctx, `WITH spent AS (
				UPDATE unsafe_tokens SET used = true WHERE hash = $1
			)
			INSERT INTO unsafe_tokens VALUES ($2, $3)`,
				hash(token), hash(next), session)
			return err
		}, `SELECT count(*) FROM unsafe_tokens
			WHERE session_id = $1 AND NOT used`},
		{"one column, read, write", func(ctx context.Context,
			session, token, next string, wait func(),
		) error {
			var live bool
			err := db.QueryRow(ctx, `SELECT token_hash = $2
				FROM sessions WHERE id = $1`, session, hash(token)).
				Scan(&live)
			wait()
			if err != nil || !live {
				return errRefused
			}
			_, err = db.Exec(ctx, `UPDATE sessions
				SET token_hash = $2 WHERE id = $1`, session, hash(next))
			return err
		}, liveTokens},
		{"rotate.sql alone", func(ctx context.Context,
			_, token, next string, wait func(),
		) error {
			wait()
			err := db.QueryRow(ctx, rotateSQL, hash(token), hash(next),
				idle).Scan(nil, nil, nil)
			if err == pgx.ErrNoRows {
				return errRefused
			}
			return err
		}, liveTokens},
		{"rotate.sql and reuse.sql", func(ctx context.Context,
			_, token, _ string, wait func(),
		) error {
			wait()
			_, err := refresh(ctx, db, token)
			return err
		}, liveTokens},
	} {
		session, token := db.login(db.person())
		db.exec(`INSERT INTO unsafe_tokens VALUES ($1, $2)`,
			hash(token), session)
		var barrier sync.WaitGroup
		barrier.Add(schemas.Clients)
		var given atomic.Int64
		schemas.Race(t, schemas.Clients, func(
			ctx context.Context, _ int,
		) error {
			err := way.turn(ctx, session, token, rand.Text(), func() {
				barrier.Done()
				barrier.Wait()
			})
			if err == nil {
				given.Add(1)
			}
			return err
		})
		fmt.Fprintf(&out, "%-28s%6d%9d  %s\n", way.name, given.Load(),
			one[int](db, way.live, session), db.state(session))
	}
	proof.Golden(t, "testdata/refresh.txt", out.String())
}

const liveTokens = `SELECT count(token_hash) FROM sessions WHERE id = $1`

// Half of the clients show an old token of the family, half the live one.
// Whoever is first, nobody has a good token in the end.
func oldAndLive(t *testing.T, db database) {
	for range 5 {
		session, old := db.login(db.person())
		live, err := refresh(t.Context(), db, old)
		if err != nil {
			t.Fatal(err)
		}
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, client int,
		) error {
			_, err := refresh(ctx, db, []string{old, live}[client%2])
			return err
		})
		got := count(results)
		if got != "[ok:1 refused:48 reused:1]" &&
			got != "[refused:49 reused:1]" {
			t.Error(got)
		}
		if state := db.state(session); state != "reuse" {
			t.Errorf("the family is %s", state)
		}
	}
}

// theft is the story of a stolen token.
func theft(t *testing.T, db database) {
	alice := db.person()
	ctx := t.Context()
	var out strings.Builder
	show := func(who, token string) (next string) {
		next, err := refresh(ctx, db, token)
		answer := "200"
		if err != nil {
			answer = "401, " + err.Error()
		}
		fmt.Fprintf(&out, "%-20s %s\n", who, answer)
		return next
	}
	_, phone := db.login(alice)
	_, first := db.login(alice)
	second := show("thief, token 1", first) // a copy of it, and sooner
	show("owner, token 1", first)
	show("thief, token 2", second)
	show("owner's phone", phone)
	proof.Golden(t, "testdata/theft.txt", out.String())
}

// Logout everywhere while all devices refresh: nothing is left.
func refreshAgainstLogout(t *testing.T, db database) {
	alice := db.person()
	var tokens []string
	for range schemas.Clients {
		_, token := db.login(alice)
		tokens = append(tokens, token)
	}
	schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		if client%10 == 0 {
			_, err := db.Exec(ctx, closeAllSQL, alice, nil, "logout")
			if err != nil {
				t.Error(err)
			}
			return nil
		}
		_, err := refresh(ctx, db, tokens[client])
		if err == errTheft {
			t.Error("a logout looks like a theft")
		}
		return err
	})
	if n := db.alive(alice); n != 0 {
		t.Errorf("%d sessions are open", n)
	}
}

func timesOfSession(t *testing.T, db database) {
	session, token := db.login(db.person())
	db.exec(`UPDATE sessions SET expires_at = now() + interval '1 hour',
		idle_until = now() + interval '1 hour' WHERE id = $1`, session)
	token, err := refresh(t.Context(), db, token)
	if err != nil {
		t.Fatal(err)
	}
	if !one[bool](db, `SELECT idle_until = expires_at
		FROM sessions WHERE id = $1`, session) {
		t.Error("a refresh made the session live longer")
	}
	db.exec(`UPDATE sessions SET idle_until = now() WHERE id = $1`, session)
	_, err = refresh(t.Context(), db, token)
	want(t, []error{err}, "[refused:1]")
	err = db.QueryRow(t.Context(), whoamiSQL, session).
		Scan(nil, nil, nil, nil, nil)
	if err != pgx.ErrNoRows {
		t.Errorf("who am I, after its time: %v", err)
	}
}

func sessionsOfOthers(t *testing.T, db database) {
	alice, bob := db.person(), db.person()
	hers, _ := db.login(alice)
	other, _ := db.login(alice)
	his, token := db.login(bob)
	tag, err := db.Exec(t.Context(), closeSessionSQL, bob, hers)
	if err != nil || tag.RowsAffected() != 0 {
		t.Errorf("bob closed alice's session: %v", err)
	}
	list := func() string {
		rows, err := db.Query(t.Context(), listSessionsSQL, alice, hers)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, func(
			row pgx.CollectableRow,
		) (string, error) {
			var id string
			var current bool
			err := row.Scan(&id, nil, nil, nil, nil, &current)
			return fmt.Sprint(id == hers, id == other, current), err
		})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(lines, "; ")
	}
	if got := list(); got != "false true false; true false true" {
		t.Error(got)
	}
	for i, want := range []int64{1, 0} { // the second time there is none
		tag, err := db.Exec(t.Context(), closeSessionSQL, alice, other)
		if err != nil || tag.RowsAffected() != want {
			t.Errorf("closed, time %d: %v, %v", i+1, tag, err)
		}
	}
	if got := list(); got != "true false true" {
		t.Error(got)
	}
	db.exec(closeAllSQL, alice, hers, "password")
	db.exec(closeAllSQL, alice, nil, "logout")
	if db.state(hers) != "logout" || db.state(other) != "logout" ||
		db.state(his) != "open" {
		t.Error(db.state(hers), db.state(other), db.state(his))
	}
	if _, err := refresh(t.Context(), db, token); err != nil {
		t.Errorf("bob was logged out, too: %v", err)
	}
}

// The service is not the only one that can connect to the database.
func sessionByHand(t *testing.T, db database) {
	alice := db.person()
	session, _ := db.login(alice)
	closed, _ := db.login(alice)
	db.exec(closeSessionSQL, alice, closed)
	for _, tt := range []struct{ sql, want string }{
		{`UPDATE sessions SET closed_at = NULL WHERE id = '` + closed + `'`,
			"sessions_open_has_token"},
		{`UPDATE sessions SET closed_at = now() WHERE id = '` + session +
			`'`, "sessions_open_has_token"},
		{`UPDATE sessions SET token_hash = NULL WHERE id = '` + session +
			`'`, "sessions_open_has_token"},
		{`UPDATE sessions SET token_hash = 'token' WHERE id = '` + session +
			`'`, "sessions_token_hash_check"},
		{`UPDATE sessions SET idle_until = 'infinity'`, "sessions_times"},
		{`INSERT INTO sessions (id, user_id, token_hash, device, address,
			idle_until, expires_at)
			SELECT '` + uuid.NewV7().String() + `', user_id, token_hash,
				'', '192.0.2.1', now(), now()
			FROM sessions WHERE id = '` + session + `'`,
			"sessions_token_hash_key"},
	} {
		_, err := db.Exec(t.Context(), tt.sql)
		if schemas.Refusal(err).ConstraintName != tt.want {
			t.Errorf("%s: %v", tt.sql, err)
		}
	}
}

// Many sweepers at once delete what is old, with its tokens.
func sweep(t *testing.T, db database) {
	alice := db.person()
	old, first := db.login(alice)
	if _, err := refresh(t.Context(), db, first); err != nil {
		t.Fatal(err)
	}
	db.exec(`UPDATE sessions SET idle_until = now() - interval '31 days',
		expires_at = now() - interval '31 days' WHERE id = $1`, old)
	db.login(alice)
	db.exec(`DELETE FROM attempts`)
	db.exec(`INSERT INTO attempts SELECT sha256(convert_to(n::text, 'UTF8')),
		1, now() + sign(n - 1000.5) * interval '1 hour'
		FROM generate_series(1, 1100) AS n`)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		_, err := db.Exec(ctx, []string{
			sweepSessionsSQL, sweepAttemptsSQL}[client%2])
		return err
	})
	want(t, results, "[ok:50]")
	if n := one[int](db, `SELECT count(*) FROM sessions
		WHERE user_id = $1`, alice); n != 1 {
		t.Errorf("%d sessions", n)
	}
	if one[bool](db, `SELECT EXISTS (SELECT FROM spent_tokens
		WHERE hash = $1)`, hash(first)) {
		t.Error("a token outlived its session")
	}
	if n := one[int](db, `SELECT count(*) FROM attempts`); n != 100 {
		t.Errorf("%d counters", n)
	}
}
