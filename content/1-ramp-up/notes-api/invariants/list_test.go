package invariants

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

type place struct {
	id string
	at time.Time
}

// page returns the notes behind a place, nil being the very beginning.
func (db database) page(
	ctx context.Context, user string, after *place, size int,
) []place {
	db.t.Helper()
	args := []any{user, nil, nil, size}
	if after != nil {
		args[1], args[2] = after.at, after.id
	}
	return db.places(ctx, listSQL, args...)
}

func (db database) places(
	ctx context.Context, sql string, args ...any,
) []place {
	db.t.Helper()
	rows, err := db.Query(ctx, `SELECT id::text, created_at FROM (`+
		strings.TrimSuffix(sql, "\n")+`) AS page`, args...)
	if err != nil {
		db.t.Error(err)
		return nil
	}
	found, err := pgx.CollectRows(rows,
		func(row pgx.CollectableRow) (p place, err error) {
			return p, row.Scan(&p.id, &p.at)
		})
	if err != nil {
		db.t.Error(err)
	}
	return found
}

// hundred gives a user a hundred notes, ten to each moment.
func (db database) hundred(user string) {
	db.t.Helper()
	db.exec(`INSERT INTO notes (id, user_id, title, created_at)
		SELECT gen_random_uuid(), $1, 'note ' || n,
			timestamptz '2026-01-01' + n / 10 * interval '1 minute'
		FROM generate_series(0, 99) AS n`, user)
}

const (
	offsetSQL = `SELECT id, created_at FROM notes WHERE user_id = $1
		ORDER BY created_at DESC, id DESC LIMIT 7 OFFSET $2`
	timeSQL = `SELECT id, created_at FROM notes WHERE user_id = $1
		AND created_at < coalesce($2, 'infinity'::timestamptz)
		ORDER BY created_at DESC, id DESC LIMIT 7`
)

// Pages are turned while somebody adds notes, or deletes some that have
// been seen.
func list(t *testing.T, db database) {
	ctx := t.Context()
	turn := map[string]func(user string, seen []place) []place{
		"OFFSET": func(user string, seen []place) []place {
			return db.places(ctx, offsetSQL, user, len(seen))
		},
		"created_at": func(user string, seen []place) []place {
			var at *time.Time
			if len(seen) > 0 {
				at = &seen[len(seen)-1].at
			}
			return db.places(ctx, timeSQL, user, at)
		},
		"created_at, id": func(user string, seen []place) []place {
			if len(seen) == 0 {
				return db.page(ctx, user, nil, 7)
			}
			return db.page(ctx, user, &seen[len(seen)-1], 7)
		},
	}
	disturb := map[string]func(user string, seen []place){
		"added": func(user string, _ []place) {
			db.note(user, "new", "")
		},
		"deleted": func(user string, seen []place) {
			db.exec(deleteSQL, user, seen[len(seen)-1].id)
		},
	}
	rows := []string{
		"100 notes, pages of 7,   one is added  one is deleted",
		"between the pages        twice missed    twice missed",
	}
	for _, by := range []string{"OFFSET", "created_at", "created_at, id"} {
		row := fmt.Sprintf("%-24s", by)
		for _, what := range []string{"added", "deleted"} {
			user := db.person()
			db.hundred(user)
			all := db.page(ctx, user, nil, 100)
			var seen []place
			for {
				page := turn[by](user, seen)
				seen = append(seen, page...)
				if len(page) < 7 {
					break // the last one
				}
				disturb[what](user, seen)
			}
			times := map[string]int{}
			for _, note := range seen {
				times[note.id]++
			}
			twice, missed := 0, 0
			for _, note := range all {
				if times[note.id] > 1 {
					twice++
				}
				if times[note.id] == 0 {
					missed++
				}
			}
			row += fmt.Sprintf(" %5d %6d  ", twice, missed)
		}
		rows = append(rows, strings.TrimRight(row, " "))
	}
	proof.Golden(t, "testdata/list.txt", strings.Join(rows, "\n"))
}

// region:walk

// One turns the pages, forty-nine write: what was there from the
// beginning and stays comes once.
func listUnderWrites(t *testing.T, db database) {
	alice := db.person()
	db.hundred(alice)
	all := db.page(t.Context(), alice, nil, 100)
	times := map[string]int{}
	var walked atomic.Bool
	walk := func(ctx context.Context) {
		defer walked.Store(true)
		var after *place
		for page := db.page(ctx, alice, nil, 7); len(page) > 0; {
			for _, note := range page {
				times[note.id]++
			}
			after = &page[len(page)-1]
			page = db.page(ctx, alice, after, 7)
		}
	}
	write := func(ctx context.Context, client int) error {
		for n := 0; !walked.Load(); n++ {
			key := fmt.Sprintf("client-%02d-note-%06d", client, n)
			id, _, err := create(ctx, db, alice, key, "new", "")
			if err != nil {
				return err
			}
			_, err = db.Exec(ctx, updateSQL, alice, id, 1, "newer", "")
			if err != nil {
				return err
			}
			if _, err = db.Exec(ctx, deleteSQL, alice, id); err != nil {
				return err
			}
		}
		return nil
	}
	for _, err := range schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			if client == 0 {
				walk(ctx)
				return nil
			}
			return write(ctx, client)
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	for _, note := range all {
		if times[note.id] != 1 {
			t.Errorf("%s came %d times", note.id, times[note.id])
		}
	}
}

// endregion

// The index has the order of the list: nothing is sorted.
func listPlan(t *testing.T, db database) {
	user := db.person()
	db.hundred(user)
	db.exec(`ANALYZE notes`)
	plan := schemas.Plan(db.t, db.Pool, listSQL, user, nil, nil, 21)
	if !strings.Contains(plan, "notes_list") ||
		strings.Contains(plan, "Sort") {
		t.Error(plan)
	}
}
