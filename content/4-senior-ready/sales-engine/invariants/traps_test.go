package invariants

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

var traps = map[string]func(*testing.T, *pgxpool.Pool){
	"read and then write": readThenWrite,
	"on conflict":         onConflict,
	"scripts":             scripts,
}

// together lets so many stand still until all of them are there.
func together(n int) func() {
	var all sync.WaitGroup
	all.Add(n)
	return func() {
		all.Done()
		all.Wait()
	}
}

// readThenWrite sells ten things to fifty clients in five ways.
func readThenWrite(t *testing.T, pool *pgxpool.Pool) {
	ctx := t.Context()
	var text strings.Builder
	const line = "%-28s%6v%6v\n"
	fmt.Fprintf(&text, line, "10 units, 50 clients", "sold", "left")

	run := func(name, column string, sell func(
		ctx context.Context, wait func(),
	) error) {
		_, err := pool.Exec(ctx, `DROP TABLE IF EXISTS counter;
			CREATE TABLE counter (n int `+column+`);
			INSERT INTO counter VALUES (10)`)
		if err != nil {
			t.Fatal(err)
		}
		wait, sold, left := together(clients), 0, 0
		for _, err := range schemas.Race(t, clients,
			func(ctx context.Context, _ int) error {
				return sell(ctx, wait)
			}) {
			check, _ := errors.AsType[*pgconn.PgError](err)
			switch {
			case err == nil:
				sold++
			case check != nil && check.Code == "23514":
			case !errors.Is(err, errSoldOut):
				t.Error(err)
			}
		}
		err = pool.QueryRow(ctx, "SELECT n FROM counter").Scan(&left)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, line, name, sold, left)
	}
	read := func(ctx context.Context, wait func()) (n int, err error) {
		err = pool.QueryRow(ctx, "SELECT n FROM counter").Scan(&n)
		wait() // everybody has read before anybody writes
		if err == nil && n < 1 {
			err = errSoldOut
		}
		return n, err
	}
	// region:counter
	written := func(ctx context.Context, wait func()) error {
		n, err := read(ctx, wait)
		if err == nil {
			_, err = pool.Exec(ctx, "UPDATE counter SET n = $1", n-1)
		}
		return err
	}
	relative := func(ctx context.Context, wait func()) error {
		_, err := read(ctx, wait)
		if err == nil {
			_, err = pool.Exec(ctx, "UPDATE counter SET n = n - 1")
		}
		return err
	}
	conditional := func(ctx context.Context, _ func()) error {
		tag, err := pool.Exec(ctx, `UPDATE counter SET n = n - 1
			WHERE n > 0`)
		if err == nil && tag.RowsAffected() == 0 {
			err = errSoldOut
		}
		return err
	}
	// endregion
	run("SELECT, then n = 9", "", written)
	run("SELECT, then n = n - 1", "", relative)
	run("the same, CHECK (n >= 0)", "CHECK (n >= 0)", relative)
	run("n = n - 1 WHERE n > 0", "", conditional)

	// And the same mistake in Redis.
	f := newFront(t)
	f.set(10)
	wait, sold := together(clients), 0
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, _ int) error {
			n, err := f.rdb.Get(ctx, f.key("stock")).Int()
			wait()
			if err == nil && n < 1 {
				err = errSoldOut
			}
			if err == nil {
				err = f.rdb.Decr(ctx, f.key("stock")).Err()
			}
			return err
		}) {
		if err == nil {
			sold++
		}
	}
	left, _ := f.stock()
	fmt.Fprintf(&text, line, "Redis: GET, then DECR", sold, left)
	proof.Golden(t, "testdata/counter.txt", text.String())
}

// onConflict reserves for one buyer with fifty keys, «simpler».
func onConflict(t *testing.T, pool *pgxpool.Pool) {
	s := open(t, pool, 100)
	simple, err := os.ReadFile("testdata/on_conflict.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range schemas.Race(t, clients,
		func(ctx context.Context, client int) error {
			_, err := s.pool.Exec(ctx, string(simple), s.sale,
				id(s.sale, client), id("buyer"))
			return err
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	text := fmt.Sprintf("reservations: %d\nunits taken:  %d\n",
		s.active(), 100-s.free())
	rows, err := s.pool.Query(t.Context(), `SELECT fault, count(*)
		FROM (`+s.sql["audit"]+`) AS faults GROUP BY fault`, s.sale)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var fault string
		var count int
		if err := rows.Scan(&fault, &count); err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("audit:        %s × %d\n", fault, count)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/on_conflict.txt", text)
}

// scripts asks shorter scripts what they make of a lost Redis, and of a
// repeated event.
func scripts(t *testing.T, _ *pgxpool.Pool) {
	f := newFront(t)
	short, err := os.ReadFile("testdata/short.lua")
	if err != nil {
		t.Fatal(err)
	}
	script := redis.NewScript(string(short))
	ask := func() string {
		got, err := script.Run(t.Context(), f.rdb,
			[]string{f.key("stock")}).Text()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	var text strings.Builder
	f.set(1)
	fmt.Fprintln(&text, "one unit:      ", ask())
	fmt.Fprintln(&text, "none:          ", ask())
	f.rdb.Del(t.Context(), f.key("stock"))
	fmt.Fprintln(&text, "lost:          ", ask())
	for range 3 { // one event, delivered three times
		f.rdb.Incr(t.Context(), f.key("stock"))
	}
	fmt.Fprintln(&text, "then, released:", ask(), ask(), ask())
	proof.Golden(t, "testdata/short.txt", text.String())
}
