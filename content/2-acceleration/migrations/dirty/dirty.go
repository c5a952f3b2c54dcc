// Package dirty runs a migration that fails in its second statement under
// two tools.
package dirty

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database"
	"github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source/iofs"
)

//go:embed sql/*.sql
var files embed.FS

// region:dirty

// Twice applies the migrations twice, as a container in a restart loop
// does.
func Twice(db *sql.DB, out io.Writer) error {
	dir, err := fs.Sub(files, "sql")
	if err != nil {
		return err
	}
	source, err := iofs.New(dir, ".")
	if err != nil {
		return err
	}
	target, err := pgx.WithInstance(db, &pgx.Config{})
	if err != nil {
		return err
	}
	m, err := migrate.NewWithInstance("iofs", source, "pgx5", target)
	if err != nil {
		return err
	}
	defer m.Close()
	for range 2 {
		fmt.Fprintln(out, "up:", short(m.Up()))
		version, dirty, err := m.Version()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "version %d, dirty %t\n", version, dirty)
	}
	return nil
}

// endregion

// short leaves of an error what the server has said.
func short(err error) error {
	if failure, ok := errors.AsType[database.Error](err); ok {
		return failure.OrigErr
	}
	return err
}
