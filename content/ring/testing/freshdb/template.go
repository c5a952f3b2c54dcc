package freshdb

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/url"

	"github.com/jackc/pgx/v5"
)

// region:template

// Template returns the name of a database with these migrations. It is
// made once for all packages and runs: its name is the sum of the files.
// All must give the same address: advisory locks are of one database.
func Template(
	ctx context.Context, address, prefix string, files fs.FS,
) (string, error) {
	name, err := sum(prefix, files)
	if err != nil {
		return "", err
	}
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx) // lets the lock go, too
	// go test runs packages in parallel: the first one builds.
	_, err = conn.Exec(ctx,
		"SELECT pg_advisory_lock(hashtextextended($1, 0))", name)
	if err != nil {
		return "", err
	}
	var done bool
	err = conn.QueryRow(ctx, `SELECT EXISTS (
		SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&done)
	if err != nil || done {
		return name, err
	}
	// A build that dies half-way must not get the name.
	draft := name + "_draft"
	for _, sql := range []string{
		"DROP DATABASE IF EXISTS " + draft,
		"CREATE DATABASE " + draft + " TEMPLATE template0",
	} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return "", err
		}
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	u.Path = "/" + draft
	if err := Migrate(ctx, u.String(), files); err != nil {
		return "", err
	}
	_, err = conn.Exec(ctx,
		"ALTER DATABASE "+draft+" RENAME TO "+name)
	return name, err
}

// endregion

func sum(prefix string, files fs.FS) (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(files, ".", func(
		path string, entry fs.DirEntry, err error,
	) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	return fmt.Sprintf("%s_%x", prefix, hash.Sum(nil)[:6]), err
}
