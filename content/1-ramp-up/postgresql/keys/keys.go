// Package keys fills tables with keys of three kinds.
package keys

import (
	"context"
	"strings"
	"uuid"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Kind is a kind of primary key.
type Kind struct {
	Name, Type string
	Key        func(i int) any
}

// region:kinds

// Kinds are the kinds; the UUIDs are made in the service.
var Kinds = []Kind{
	{"bigint", "bigint", func(i int) any { return int64(i) }},
	{"UUIDv7", "uuid", func(int) any { return uuid.NewV7() }},
	{"UUIDv4", "uuid", func(int) any { return uuid.NewV4() }},
}

// endregion

// Fill inserts n rows and returns the size of the index of the key.
func Fill(
	ctx context.Context, pool *pgxpool.Pool, kind Kind, n int,
) (bytes int64, err error) {
	table := "keys_" + strings.ToLower(kind.Name)
	_, err = pool.Exec(ctx, `CREATE TABLE `+table+` (
		id `+kind.Type+` PRIMARY KEY, payload bigint NOT NULL)`)
	if err != nil {
		return 0, err
	}
	_, err = pool.CopyFrom(ctx, pgx.Identifier{table},
		[]string{"id", "payload"},
		pgx.CopyFromSlice(n, func(i int) ([]any, error) {
			return []any{kind.Key(i), int64(i)}, nil
		}))
	if err != nil {
		return 0, err
	}
	return bytes, pool.QueryRow(ctx,
		`SELECT pg_relation_size($1)`, table+"_pkey").Scan(&bytes)
}
