package servers

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
)

var postgres = server{
	name:     "PostgreSQL",
	variable: "DATABASE_URL",
	standard: "postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable",
	port:     "5432",
}

// Postgres returns the address of an empty database, which is dropped when
// the test ends, with all connections to it.
func Postgres(t testing.TB) string {
	t.Helper()
	address := postgres.address(t)
	ctx, cancel := context.WithTimeout(t.Context(), connectTimeout)
	defer cancel()
	conn, err := pgx.Connect(ctx, address.String())
	if err != nil {
		t.Fatalf("connect to PostgreSQL: %v", err)
	}
	name := ownName()
	t.Cleanup(func() {
		// The context of the test has ended by now.
		ctx, cancel := context.WithTimeout(context.Background(), workTimeout)
		defer cancel()
		drop := "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"
		if _, err := conn.Exec(ctx, drop); err != nil {
			t.Errorf("%s: %v", drop, err)
		}
		if err := conn.Close(ctx); err != nil {
			t.Errorf("close the connection to PostgreSQL: %v", err)
		}
	})
	ctx, cancel = context.WithTimeout(t.Context(), workTimeout)
	defer cancel()
	// Nobody can be connected to template0, so tests do not wait for it.
	create := "CREATE DATABASE " + name + " TEMPLATE template0"
	if _, err := conn.Exec(ctx, create); err != nil {
		t.Fatalf("%s: %v", create, err)
	}
	own := *address
	own.Path = "/" + name
	return own.String()
}
