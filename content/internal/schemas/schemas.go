// Package schemas proves the migrations of a project on a real PostgreSQL.
package schemas

import (
	"context"
	"database/sql"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver that goose needs
	"github.com/pressly/goose/v3"

	"route500k/content/internal/servers"
)

// Clients is how many of them a project's invariants have to withstand.
const Clients = 50

const patience = time.Minute

// leftovers lists what a schema holds beside goose's own table.
const leftovers = `
	SELECT format('%s %s', kind, name) FROM (
		SELECT 'relation' AS kind, relname AS name FROM pg_class
		WHERE relnamespace = 'public'::regnamespace
		UNION ALL
		SELECT 'function', proname FROM pg_proc
		WHERE pronamespace = 'public'::regnamespace
		UNION ALL
		SELECT 'type', typname FROM pg_type
		WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
	) AS objects
	WHERE name NOT LIKE 'goose_db_version%'
	ORDER BY 1`

// UpDownUp applies the migrations of a folder to an empty database, takes
// them back, and applies them again: nothing may be left in between, and
// both times the same must come out. It returns connections to the result,
// enough for Clients of them, which are closed when the test ends.
func UpDownUp(t testing.TB, folder string) *pgxpool.Pool {
	t.Helper()
	address := servers.Postgres(t)
	migrate(t, address, folder)
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	config.MaxConns = 20 // PostgreSQL has 100 for all tests at once
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

func migrate(t testing.TB, address, folder string) {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	goose, err := goose.NewProvider(goose.DialectPostgres, db,
		os.DirFS(folder))
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	if _, err := goose.Up(t.Context()); err != nil {
		t.Fatalf("up: %v", err)
	}
	first := objects(t, db)
	if len(first) == 0 {
		t.Fatalf("%s: up made nothing", folder)
	}
	if _, err := goose.DownTo(t.Context(), 0); err != nil {
		t.Fatalf("down: %v", err)
	}
	if left := objects(t, db); len(left) > 0 {
		t.Fatalf("down left %s", strings.Join(left, ", "))
	}
	if _, err := goose.Up(t.Context()); err != nil {
		t.Fatalf("up again: %v", err)
	}
	if again := objects(t, db); !slices.Equal(first, again) {
		t.Fatalf("up made %v, and again %v", first, again)
	}
}

func objects(t testing.TB, db *sql.DB) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), leftovers)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return names
}

// Race lets so many clients work at the same moment and returns what each
// of them came to, by its number. A client that hangs for a minute fails
// the test with the error of its context.
func Race(
	t testing.TB, clients int,
	work func(ctx context.Context, client int) error,
) []error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	results := make([]error, clients)
	start := make(chan struct{})
	var group sync.WaitGroup
	for client := range clients {
		group.Go(func() {
			<-start
			results[client] = work(ctx, client)
		})
	}
	close(start)
	group.Wait()
	if err := ctx.Err(); err != nil {
		t.Fatalf("%d clients: %v", clients, err)
	}
	return results
}
