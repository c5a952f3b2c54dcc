package orders

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed sql/*.sql
var files embed.FS

// region:migrate

// Migrate brings the database to the version of this program and returns:
// a job, which may be started as often as one likes.
func Migrate(ctx context.Context, cfg Config) error {
	db := stdlib.OpenDB(*cfg.DB.ConnConfig)
	defer db.Close()
	provider, err := migrations(db)
	if err != nil {
		return err
	}
	applied, err := provider.Up(ctx)
	slog.Info("migrated", "applied", len(applied))
	return err
}

// current is nil when the schema is what this program was built for.
func current(ctx context.Context, db *sql.DB) error {
	provider, err := migrations(db)
	if err != nil {
		return err
	}
	has, wants, err := provider.GetVersions(ctx)
	if err == nil && has < wants {
		err = fmt.Errorf("schema version %d, want %d", has, wants)
	}
	return err
}

// endregion

func migrations(db *sql.DB) (*goose.Provider, error) {
	dir, err := fs.Sub(files, "sql")
	if err != nil {
		return nil, err
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, dir,
		goose.WithSessionLocker(locker))
}
