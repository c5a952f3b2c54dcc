package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// admins makes so many, and nobody else is one.
func (db database) admins(n int) (ids []string) {
	db.t.Helper()
	db.exec(`ALTER TABLE user_roles DISABLE TRIGGER user_roles_last_admin`)
	db.exec(`DELETE FROM users`)
	db.exec(`ALTER TABLE user_roles ENABLE TRIGGER user_roles_last_admin`)
	for range n {
		id := db.person()
		db.exec(grantSQL, id, "admin", nil)
		ids = append(ids, id)
	}
	return ids
}

const countAdmins = `SELECT count(*) FROM user_roles WHERE role = 'admin'`

func TestRoles(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, tt := range []struct {
		name string
		run  func(*testing.T, database)
	}{
		{"OneAdminStays", oneAdminStays},
		{"WaysToRemoveAnAdmin", waysToRemoveAnAdmin},
		{"AdminByHand", adminByHand},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.run(t, database{db.Pool, t})
		})
	}
}

// Fifty admins take the role away from themselves, or delete themselves.
func oneAdminStays(t *testing.T, db database) {
	ids := db.admins(schemas.Clients)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) (err error) {
		if client%2 == 0 {
			_, err = db.Exec(ctx, revokeSQL, ids[client], "admin")
		} else {
			_, err = db.Exec(ctx, `DELETE FROM users WHERE id = $1`,
				ids[client])
		}
		if schemas.Refusal(err).ConstraintName == "user_roles_last_admin" {
			return errRefused
		}
		return err
	})
	want(t, results, "[ok:49 refused:1]")
	if n := one[int](db, countAdmins); n != 1 {
		t.Errorf("%d admins are left", n)
	}
}

// Two admins remove each other; both begin before either is done.
func waysToRemoveAnAdmin(t *testing.T, db database) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-37s%6s  %s\n",
		"two admins remove each other", "left", "answers")
	readCommitted := pgx.TxOptions{}
	repeatableRead := pgx.TxOptions{IsoLevel: pgx.RepeatableRead}
	for _, way := range []struct {
		name    string
		trigger string
		options pgx.TxOptions
		lock    string
		look    bool // in the service
	}{
		{"count, then DELETE", "DISABLE", readCommitted, "", true},
		{"FOR UPDATE, count, REPEATABLE READ", "DISABLE", repeatableRead,
			`SELECT FROM roles WHERE name = 'admin' FOR UPDATE`, true},
		{"trigger, READ COMMITTED", "ENABLE", readCommitted, "", false},
		{"trigger, REPEATABLE READ", "ENABLE", repeatableRead, "", false},
	} {
		ids := db.admins(2)
		db.exec(`ALTER TABLE user_roles ` + way.trigger +
			` TRIGGER user_roles_last_admin`)
		var barrier sync.WaitGroup
		barrier.Add(2)
		results := schemas.Race(t, 2, func(
			ctx context.Context, client int,
		) error {
			return pgx.BeginTxFunc(ctx, db, way.options, func(
				tx pgx.Tx,
			) error {
				var admins int
				err := tx.QueryRow(ctx, countAdmins).Scan(&admins)
				barrier.Done()
				barrier.Wait()
				if err == nil && way.lock != "" {
					_, err = tx.Exec(ctx, way.lock)
					if err == nil {
						err = tx.QueryRow(ctx, countAdmins).Scan(&admins)
					}
				}
				if err != nil {
					return err
				}
				if way.look && admins < 2 {
					return errRefused
				}
				_, err = tx.Exec(ctx, revokeSQL, ids[client], "admin")
				return err
			})
		})
		fmt.Fprintf(&out, "%-37s%6d  %s\n", way.name,
			one[int](db, countAdmins), strings.Trim(count(results), "[]"))
	}
	db.exec(`ALTER TABLE user_roles ENABLE TRIGGER user_roles_last_admin`)
	proof.Golden(t, "testdata/admins.txt", out.String())
}

// Whoever has the console meets the same rules.
func adminByHand(t *testing.T, db database) {
	admin := db.admins(1)[0]
	bob := db.person()
	var out strings.Builder
	for _, sql := range []string{
		`DELETE FROM user_roles`,
		`DELETE FROM users WHERE email LIKE '%'`,
		`UPDATE user_roles SET role = 'support'`,
		`INSERT INTO user_roles SELECT id, 'root' FROM users`,
		`INSERT INTO role_permissions VALUES ('manager', 'users:*')`,
	} {
		_, err := db.Exec(t.Context(), sql)
		failure, ok := errors.AsType[*pgconn.PgError](err)
		if !ok {
			t.Fatalf("%s: %v", sql, err)
		}
		fmt.Fprintf(&out, "%s %s\n", failure.Code, failure.ConstraintName)
	}
	proof.Golden(t, "testdata/by_hand.txt", out.String())
	// Handing over in one statement is no loss.
	db.exec(`UPDATE user_roles SET user_id = $1 WHERE role = 'admin'`, bob)
	db.exec(`DELETE FROM users WHERE id = $1`, admin)
	if n := one[int](db, countAdmins); n != 1 {
		t.Errorf("%d admins", n)
	}
}
