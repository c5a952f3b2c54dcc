// Package injection asks for a user by name, wrongly and rightly.
package injection

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Schema has two users.
const Schema = `
CREATE TABLE person (id bigint PRIMARY KEY, name text NOT NULL);
INSERT INTO person VALUES (1, 'anna'), (2, 'boris')`

// region:glued

// Glued makes SQL out of what a user has typed.
func Glued(
	ctx context.Context, pool *pgxpool.Pool, name string,
) ([]string, error) {
	sql := fmt.Sprintf(
		"SELECT name FROM person WHERE name = '%s' ORDER BY id", name)
	rows, err := pool.Query(ctx, sql)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// endregion

// region:sorted

var columns = map[string]string{"name": "name", "age": "id DESC"}

// Sorted sends the value apart from the text. A name of a column cannot
// be a parameter: it comes from a list of our own.
func Sorted(
	ctx context.Context, pool *pgxpool.Pool, name, by string,
) ([]string, error) {
	order, ok := columns[by]
	if !ok {
		return nil, fmt.Errorf("sort by %q: no such column", by)
	}
	rows, err := pool.Query(ctx,
		"SELECT name FROM person WHERE name = $1 ORDER BY "+order, name)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// endregion
