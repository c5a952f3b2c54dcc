// Package freshdb gives a test a database in which nobody has been: a
// transaction, a schema, or a copy of a template.
package freshdb

import (
	"context"
	"database/sql"
	"io/fs"
	"net/url"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver that goose needs
	"github.com/pressly/goose/v3"
)

// region:rollback

// Beginner is a pool, a connection or a transaction: what a repository
// asks for, so that a test can hand it any of them.
type Beginner interface {
	Begin(context.Context) (pgx.Tx, error)
}

// Rollback lends the test a transaction that nobody will commit. A Begin
// inside it makes a savepoint.
func Rollback(t testing.TB, db Beginner) pgx.Tx {
	t.Helper()
	tx, err := db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// t.Context() has been cancelled before the cleanups.
		err := tx.Rollback(context.Background())
		if err != nil {
			t.Error(err)
		}
	})
	return tx
}

// endregion

// region:schema

// Schema makes a schema of that name in the database, and returns an
// address whose connections see only it.
func Schema(t testing.TB, db *pgxpool.Pool, name string) string {
	t.Helper()
	quoted := pgx.Identifier{name}.Sanitize()
	if _, err := db.Exec(t.Context(), "CREATE SCHEMA "+quoted); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, err := db.Exec(context.Background(),
			"DROP SCHEMA "+quoted+" CASCADE")
		if err != nil {
			t.Error(err)
		}
	})
	return with(t, db, func(u *url.URL) {
		query := u.Query()
		query.Set("search_path", name)
		u.RawQuery = query.Encode()
	})
}

// endregion

// region:clone

// Clone copies a template into a database of that name. In between nobody
// may be connected to the template.
func Clone(
	t testing.TB, admin *pgxpool.Pool, name, template string,
) string {
	t.Helper()
	quoted := pgx.Identifier{name}.Sanitize()
	_, err := admin.Exec(t.Context(), "CREATE DATABASE "+quoted+
		" TEMPLATE "+pgx.Identifier{template}.Sanitize())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, err := admin.Exec(context.Background(),
			"DROP DATABASE "+quoted+" WITH (FORCE)")
		if err != nil {
			t.Error(err)
		}
	})
	return with(t, admin, func(u *url.URL) { u.Path = "/" + name })
}

// endregion

// with returns the address of a pool, changed.
func with(t testing.TB, db *pgxpool.Pool, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(db.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	change(u)
	return u.String()
}

// Migrate applies the migrations at an address.
func Migrate(ctx context.Context, address string, files fs.FS) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}
