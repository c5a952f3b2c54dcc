// Package schema brings a database to the version that the code needs.
package schema

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// region:migrate

//go:embed sql/*.sql
var files embed.FS

// New reads the migrations that are built into the program. An advisory
// lock lets one replica migrate while the others wait.
func New(db *sql.DB) (*goose.Provider, error) {
	dir, err := fs.Sub(files, "sql")
	if err != nil {
		return nil, err
	}
	locker, err := lock.NewPostgresSessionLocker(
		lock.WithLockTimeout(1, 120)) // every second, 120 times
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, dir,
		goose.WithSessionLocker(locker))
}

// Up applies what is missing and returns the names of what it applied.
func Up(ctx context.Context, db *sql.DB) (applied []string, err error) {
	provider, err := New(db)
	if err != nil {
		return nil, err
	}
	results, err := provider.Up(ctx)
	for _, result := range results {
		applied = append(applied, result.Source.Path)
	}
	if err != nil {
		return applied, fmt.Errorf("migrate: %w", err)
	}
	return applied, nil
}

// endregion

// region:ready

// Ready says whether the schema is at least what the code was built for.
// A newer one is fine: the next release migrates before it starts.
func Ready(ctx context.Context, db *sql.DB) error {
	provider, err := New(db)
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current < target {
		return fmt.Errorf("schema version %d, want %d", current, target)
	}
	return nil
}

// endregion
