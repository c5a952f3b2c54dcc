package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"uuid"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// region:change

// change is PUT /v1/me/password once the current password has been
// checked. The second statement must be another one: its snapshot is
// younger than the lock that the first has waited for.
func change(
	ctx context.Context, db *database, user string, version int,
	next string, keep any,
) error {
	return pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, changePasswordSQL, user, version, next)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return errRefused // somebody else has changed it
		}
		_, err = tx.Exec(ctx, closeAllSQL, user, keep, "password")
		return err
	})
}

// endregion

// Logins that have checked the old password race with its change: not one
// of their sessions outlives it.
func passwordAgainstLogins(t *testing.T, db database) {
	alice := db.person()
	mine, _ := db.login(alice)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		if client == schemas.Clients/2 {
			if err := change(ctx, &db, alice, 1, phc, mine); err != nil {
				t.Error(err)
			}
			return nil
		}
		_, _, err := login(ctx, db, alice, 1)
		return err
	})
	for _, err := range results {
		if err != nil && !errors.Is(err, errRefused) {
			t.Error(err)
		}
	}
	if n := db.alive(alice); n != 1 || db.state(mine) != "open" {
		t.Errorf("%d sessions are open, mine is %s", n, db.state(mine))
	}
}

// waysToChangePassword lets a login with the old password come in two
// moments: late, after the change, and when the change finds it half done.
func waysToChangePassword(t *testing.T, db database) {
	plain := strings.NewReplacer("AND password_version = $3",
		"AND $3 > 0", "FOR SHARE", "").Replace(openSessionSQL)
	noLock := strings.Replace(openSessionSQL, "FOR SHARE", "", 1)
	atOnce := func(ctx context.Context, user string) error {
		_, err := db.Exec(ctx, `WITH changed AS (
			UPDATE users SET password_version = password_version + 1
			WHERE id = $1 RETURNING id
		)
		UPDATE sessions SET closed_at = now(), reason = 'password',
			token_hash = NULL
		FROM changed WHERE user_id = changed.id AND closed_at IS NULL`,
			user)
		return err
	}
	twoSteps := func(ctx context.Context, user string) error {
		return change(ctx, &db, user, 1, phc, nil)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-40s%6s%11s\n",
		"sessions of the old password, still open", "late", "half done")
	for _, way := range []struct {
		name, open string
		change     func(ctx context.Context, user string) error
	}{
		{"INSERT", plain, twoSteps},
		{"with the version", noLock, twoSteps},
		{"with FOR SHARE, change in 1 statement", openSessionSQL, atOnce},
		{"with FOR SHARE, change in 2 statements", openSessionSQL, twoSteps},
	} {
		late, half := db.person(), db.person()
		ctx := t.Context()
		openSession := func(tx querier, user string) {
			err := tx.QueryRow(ctx, way.open, uuid.NewV7().String(), user,
				1, hash(user), "curl", "192.0.2.1", idle, life).Scan(nil)
			if err != nil && err != pgx.ErrNoRows {
				t.Fatal(err)
			}
		}
		if err := way.change(ctx, late); err != nil {
			t.Fatal(err)
		}
		openSession(db, late)

		tx, err := db.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		openSession(tx, half)
		changed := make(chan error, 1)
		go func() { changed <- way.change(ctx, half) }()
		db.until("changed or waiting", func() bool {
			return len(changed) > 0 || db.blocked("transactionid")
		})
		if err := tx.Commit(ctx); err != nil {
			t.Fatal(err)
		}
		if err := <-changed; err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-40s%6d%11d\n",
			way.name, db.alive(late), db.alive(half))
	}
	proof.Golden(t, "testdata/password.txt", out.String())
}

func twoChanges(t *testing.T, db database) {
	alice := db.person()
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		return change(ctx, &db, alice, 1, phc, nil)
	})
	want(t, results, "[ok:1 refused:49]")
}

// A costlier hash of the same password neither logs anybody out nor wins
// over a change of the password.
func rehash(t *testing.T, db database) {
	alice := db.person()
	costly := strings.Replace(phc, "t=2", "t=3", 1)
	session, _ := db.login(alice)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error {
		_, err := db.Exec(ctx, rehashSQL, alice, phc, costly)
		if err == nil {
			_, _, err = login(ctx, db, alice, 1)
		}
		return err
	})
	want(t, results, "[ok:50]")
	if db.state(session) != "open" {
		t.Error("a session was closed")
	}
	db.exec(rehashSQL, alice, phc, phc) // it is not the hash any more
	got := one[string](db, `SELECT password_hash FROM users
		WHERE id = $1`, alice)
	if got != costly {
		t.Errorf("the hash is %s", got)
	}
}
