package blueprints_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
	"route500k/content/internal/servers"
	"route500k/content/internal/sqlscript"
	"route500k/content/ring/system-design/blueprints"
	"route500k/content/ring/system-design/shortlink"
)

// TestBlueprints tries each case in one database: no table stands in two
// of them, and there is a connection for every client of a race.
func TestBlueprints(t *testing.T) {
	cfg, err := pgxpool.ParseConfig(servers.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	cfg.MaxConns = schemas.Clients
	pool := lab.Open(t, cfg)
	for _, c := range []struct {
		schema string
		test   func(*testing.T, *pgxpool.Pool)
	}{
		{"links", links}, {"feed", feed}, {"notifications", notifications},
		{"payments", payments}, {"chat", chat},
	} {
		t.Run(c.schema, func(t *testing.T) {
			lab.Exec(t, pool, blueprints.SQL(c.schema))
			c.test(t, pool)
		})
	}
}

func one[T any](
	t *testing.T, pool *pgxpool.Pool, sql string, args ...any,
) T {
	t.Helper()
	rows, err := pool.Query(t.Context(), sql, args...)
	if err != nil {
		t.Fatal(err)
	}
	v, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[T])
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func column[T any](
	t *testing.T, pool *pgxpool.Pool, sql string, args ...any,
) []T {
	t.Helper()
	rows, err := pool.Query(t.Context(), sql, args...)
	if err != nil {
		t.Fatal(err)
	}
	v, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (
		v T, err error,
	) {
		values := make([]any, len(row.FieldDescriptions()))
		values[0] = &v
		return v, row.Scan(values...)
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func links(t *testing.T, pool *pgxpool.Pool) {
	s := shortlink.NewShuffle([16]byte{1})
	var mu sync.Mutex
	trips := 0
	blocks := &shortlink.Blocks{Size: 1000, Reserve: func(
		ctx context.Context,
	) (block uint64, err error) {
		mu.Lock()
		defer mu.Unlock()
		trips++
		return block, pool.QueryRow(ctx,
			`SELECT nextval('link_blocks')`).Scan(&block)
	}}
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		for i := range 4 {
			id, err := blocks.Next(ctx)
			if err != nil {
				return err
			}
			_, err = pool.Exec(ctx, `INSERT INTO links
				(id, url, owner_id, request)
				VALUES ($1, 'https://example.com/' || $2, $3, $4)`,
				id, s.Code(id), client, fmt.Sprint(i))
			if err != nil {
				return err
			}
		}
		return nil
	})
	schemas.Want(t, results, map[string]int{"ok": schemas.Clients})
	if trips != 1 {
		t.Errorf("%d trips for 200 numbers, want 1", trips)
	}
	id, err := s.ID(s.Code(199))
	if err != nil {
		t.Fatal(err)
	}
	url := one[string](t, pool, `SELECT url FROM links WHERE id = $1`, id)
	if want := "https://example.com/" + s.Code(199); url != want {
		t.Errorf("got %s, want %s", url, want)
	}
	_, err = pool.Exec(t.Context(),
		`INSERT INTO names VALUES ('sevenly', 1)`)
	if got := schemas.Outcome(err); got != "23514" {
		t.Errorf("a name like a code: %s, want 23514", got)
	}
	_, err = pool.Exec(t.Context(), `INSERT INTO links
		(id, url, owner_id, request) VALUES (5000, 'x', 7, '3')`)
	if got := schemas.Outcome(err); got != "23505" {
		t.Errorf("a repeated request: %s, want 23505", got)
	}
	minute := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for range 3 { // three processes, or three times five seconds
		lab.Exec(t, pool, blueprints.SQL("clicks"), []int64{1, 2},
			[]time.Time{minute, minute}, []int64{40, 2})
	}
	counts := column[int64](t, pool,
		`SELECT count FROM clicks ORDER BY link_id`)
	if !slices.Equal(counts, []int64{120, 6}) {
		t.Errorf("clicks %v, want 120 and 6", counts)
	}
}

// feed compares the feed with the naive question, in a random world,
// page after page.
func feed(t *testing.T, pool *pgxpool.Pool) {
	random := rand.New(rand.NewPCG(5, 6))
	const people, posts = 20, 300
	lab.Exec(t, pool, `INSERT INTO authors
		SELECT i, i % 10 = 0 FROM generate_series(1, $1::int) i`, people)
	var followers, authors []int
	for i := range people {
		for j := range people {
			if i != j && random.IntN(2) == 0 {
				followers = append(followers, i+1)
				authors = append(authors, j+1)
			}
		}
	}
	lab.Exec(t, pool, `INSERT INTO follows
		SELECT * FROM unnest($1::int[], $2::int[])`, followers, authors)
	publish := blueprints.SQL("publish")
	for id := range posts {
		if id == posts/2 { // one has become famous
			lab.Exec(t, pool, `UPDATE authors SET many = true
				WHERE id = 7`)
		}
		lab.Exec(t, pool, `INSERT INTO posts VALUES ($1, $2, 'text')`,
			id+1, 1+random.IntN(people))
		lab.Exec(t, pool, publish, id+1)
		if id%10 == 0 { // the worker has been killed and begins anew
			lab.Exec(t, pool, publish, id+1)
		}
	}
	lab.Exec(t, pool, `DELETE FROM posts WHERE id % 7 = 0`)

	naive := func(user int) []int64 {
		return column[int64](t, pool, `SELECT p.id FROM posts p
			JOIN follows f USING (author_id)
			WHERE f.follower_id = $1 ORDER BY p.id DESC`, user)
	}
	read := func(statement string, user int) (all []int64) {
		for before := int64(posts + 1); ; before = all[len(all)-1] {
			page := column[int64](t, pool, blueprints.SQL(statement),
				user, before)
			if len(page) == 0 {
				return all
			}
			all = append(all, page...)
		}
	}
	var text strings.Builder
	for _, statement := range []string{"page", "page_faulty"} {
		there, shown := 0, 0
		for user := range people {
			want, got := naive(user+1), read(statement, user+1)
			if statement == "page" && !slices.Equal(got, want) {
				t.Fatalf("user %d reads %v, want %v",
					user+1, got, want)
			}
			there, shown = there+len(want), shown+len(got)
		}
		fmt.Fprintf(&text, "%-16s %d posts, shown %d\n",
			statement+".sql", there, shown)
	}
	proof.Golden(t, "testdata/pages.txt", text.String())
}

func notifications(t *testing.T, pool *pgxpool.Pool) {
	const insert = `INSERT INTO notifications
		(user_id, channel, reason, priority, run_at, expires_at)
		VALUES ($1, 'push', $2, $3, now() - interval '1 minute',
			now() + interval '1 hour') ON CONFLICT DO NOTHING`
	lab.Exec(t, pool, `INSERT INTO notifications
		(user_id, channel, reason, priority, run_at, expires_at)
		SELECT i, 'push', 'sale:november', 2, now() - interval '1 hour',
			now() + interval '1 hour' FROM generate_series(1, 500) i`)
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, _ int,
	) error { // one event, delivered fifty times
		_, err := pool.Exec(ctx, insert, 7, "order.paid:71", 1)
		return err
	})
	schemas.Want(t, results, map[string]int{"ok": schemas.Clients})
	lab.Exec(t, pool, insert, 9, "code:4096", 0)
	lab.Exec(t, pool, insert, 9, "code:late", 0)
	lab.Exec(t, pool, `UPDATE notifications SET expires_at = now()
		WHERE reason = 'code:late'`)

	var text strings.Builder
	take := func(n int) (id int64, attempts int) {
		rows, err := pool.Query(t.Context(), blueprints.SQL("take"),
			"push", n)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		var priority int
		var reason string
		_, err = pgx.ForEachRow(rows,
			[]any{&id, &attempts, &priority, &reason}, func() error {
				lines = append(lines, fmt.Sprintf(
					"%d %-13s attempt %d", priority, reason, attempts))
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(lines) // RETURNING keeps no order
		for _, line := range lines {
			fmt.Fprintln(&text, line)
		}
		return id, attempts
	}
	fmt.Fprintln(&text, "take 3:")
	take(3)
	lab.Exec(t, pool, `UPDATE notifications SET state = 'sent'
		WHERE attempts = 1 AND priority = 1`)
	// A minute passes: two are due again, those that nobody confirmed.
	lab.Exec(t, pool, `UPDATE notifications SET run_at = now()
		WHERE reason = 'code:4096'`)
	fmt.Fprintln(&text, "a minute later, take 1:")
	id, attempts := take(1)
	confirm := func(attempt int) int64 {
		tag, err := pool.Exec(t.Context(), blueprints.SQL("sent"),
			id, attempt)
		if err != nil {
			t.Fatal(err)
		}
		return tag.RowsAffected()
	}
	fmt.Fprintln(&text, "the first worker confirms:", confirm(1), "row")
	fmt.Fprintln(&text, "the second one:", confirm(attempts), "row")
	proof.Golden(t, "testdata/notifications.txt", text.String())
	n := one[int](t, pool, `SELECT count(*)::int FROM notifications
		WHERE reason = 'order.paid:71'`)
	if n != 1 {
		t.Errorf("%d letters of one order", n)
	}
}

func payments(t *testing.T, pool *pgxpool.Pool) {
	var mu sync.Mutex
	outcomes := map[string]int{}
	results := schemas.Race(t, schemas.Clients, func(
		ctx context.Context, client int,
	) error {
		hash := []byte("100 roubles")
		if client%10 == 0 {
			hash = []byte("900 roubles") // the same key, other money
		}
		outcome := "new"
		var id uuid.UUID
		err := pool.QueryRow(ctx, blueprints.SQL("begin"),
			1, "key", hash, uuid.New(), 100).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			var state string
			var same bool
			err = pool.QueryRow(ctx, blueprints.SQL("repeat"),
				1, "key", hash).Scan(&id, &state, &same)
			outcome = map[bool]string{true: "same", false: "other"}[same]
		}
		mu.Lock()
		defer mu.Unlock()
		outcomes[outcome]++
		return err
	})
	schemas.Want(t, results, map[string]int{"ok": schemas.Clients})
	// Whoever is first decides what is the same: 45 or 5 of 50.
	same, other := outcomes["same"], outcomes["other"]
	if outcomes["new"] != 1 || same+other != 49 ||
		(other != 5 && other != 45) {
		t.Errorf("outcomes %v", outcomes)
	}
	lab.Exec(t, pool, `TRUNCATE payments`)
	reconcile(t, pool)
}

func reconcile(t *testing.T, pool *pgxpool.Pool) {
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	const id = "00000000-0000-4000-8000-00000000000"
	loaded := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	exec := func(sql string, args ...any) {
		if _, err := tx.Exec(t.Context(), sql, args...); err != nil {
			t.Fatal(err)
		}
	}
	for n, state := range []string{
		1: "paid", 2: "paid", 3: "paid", 4: "sent", 5: "refused",
		6: "paid", 8: "paid", 9: "refunded",
	} {
		if state == "" {
			continue // 7 is theirs alone
		}
		var paid *time.Time
		if state == "paid" || state == "refunded" {
			at := loaded.Add(-12 * time.Hour)
			if n == 8 { // at midnight: they may have it tomorrow
				at = loaded
			}
			paid = &at
		}
		exec(`INSERT INTO payments
			(id, merchant_id, key, body_hash, amount, state, paid_at)
			VALUES ($1, 1, $2, '', 100, $3, $4)`,
			id+fmt.Sprint(n), fmt.Sprint(n), state, paid)
	}
	for line, row := range []struct{ n, amount int }{
		{1, 100}, {3, 90}, {4, 100}, {6, 100}, {6, 100}, {7, 500},
		{9, 100},
	} {
		exec(`INSERT INTO registry VALUES ('2026-11-22', $1, $2, $3)`,
			line, id+fmt.Sprint(row.n), row.amount)
	}
	// The statement as it is, with its argument: Run takes none.
	text, err := sqlscript.Run(t.Context(), tx, strings.Replace(
		blueprints.SQL("reconcile"), "$1",
		"timestamptz '2026-11-22 23:00Z'", 1)+";\n")
	if err != nil {
		t.Fatal(err)
	}
	// Only the last digit of the ids tells them apart.
	text = strings.ReplaceAll(text, id, "…")
	text = strings.Replace(text, "payment"+strings.Repeat(" ", 29),
		"id", 1)
	text = strings.Replace(text, strings.Repeat("-", 37), "---", 1)
	proof.Golden(t, "testdata/reconcile.txt", text)
}

func chat(t *testing.T, pool *pgxpool.Pool) {
	var text strings.Builder
	for conversation, statement := range []string{"send", "send_faulty"} {
		lab.Exec(t, pool, `INSERT INTO conversations VALUES ($1)`,
			conversation)
		results := schemas.Race(t, schemas.Clients, func(
			ctx context.Context, client int,
		) error {
			for range 2 { // the answer to the first was lost
				_, err := pool.Exec(ctx, blueprints.SQL(statement),
					conversation, client, "1", "hello")
				if err != nil && schemas.Outcome(err) != "23505" {
					return err
				}
			}
			return nil
		})
		schemas.Want(t, results, map[string]int{"ok": schemas.Clients})
		got := one[[]int64](t, pool, `SELECT ARRAY[last_seq,
			(SELECT count(*) FROM messages WHERE conversation_id = $1)]
			FROM conversations WHERE id = $1`, conversation)
		fmt.Fprintf(&text, "%-18s last_seq %3d, messages %d\n",
			statement+".sql", got[0], got[1])
	}
	proof.Golden(t, "testdata/repeats.txt", text.String())

	lab.Exec(t, pool, `INSERT INTO members VALUES (1, 0, 42), (2, 0, 50)`)
	if n := column[int64](t, pool, `SELECT unread FROM (`+
		blueprints.SQL("unread")+`) u`, 1); !slices.Equal(n, []int64{8}) {
		t.Errorf("unread %v, want 8", n)
	}
	if n := column[int64](t, pool, `SELECT unread FROM (`+
		blueprints.SQL("unread")+`) u`, 2); len(n) != 0 {
		t.Errorf("unread %v, want nothing", n)
	}
}
