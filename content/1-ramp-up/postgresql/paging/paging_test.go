package paging_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/1-ramp-up/postgresql/paging"
)

// notes fills ten notes; they share times by pairs.
func notes(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := lab.Pool(t)
	lab.Exec(t, pool, paging.Schema)
	lab.Exec(t, pool, `
		INSERT INTO note (title, created_at)
		SELECT 'note ' || g,
		       timestamptz '2026-01-01' + g / 2 * interval '1 hour'
		FROM generate_series(1, 10) g`)
	return pool
}

const newest = `INSERT INTO note (title, created_at) VALUES ('new', now())`

func ids(notes []paging.Note) (ids []int64) {
	for _, n := range notes {
		ids = append(ids, n.ID)
	}
	return ids
}

// A note that comes between two pages pushes one onto the next page.
func TestOffsetRepeats(t *testing.T) {
	pool := notes(t)
	first, err := paging.Offset(t.Context(), pool, 0, 3)
	if err != nil {
		t.Fatal(err)
	}
	lab.Exec(t, pool, newest)
	second, err := paging.Offset(t.Context(), pool, 1, 3)
	if err != nil {
		t.Fatal(err)
	}
	if first[2].ID != second[0].ID {
		t.Errorf("pages %v and %v: want one note twice",
			ids(first), ids(second))
	}
}

func TestKeysetDoesNot(t *testing.T) {
	pool := notes(t)
	var all []int64
	var cursor *paging.Cursor
	for page := 0; page == 0 || cursor != nil; page++ {
		got, next, err := paging.After(t.Context(), pool, cursor, 3)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ids(got)...)
		if next != nil { // as a client would bring it back
			text, err := next.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if next, err = paging.Decode(text); err != nil {
				t.Fatal(err)
			}
		}
		cursor = next
		lab.Exec(t, pool, newest)
	}
	want := []int64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}
	if !slices.Equal(all, want) {
		t.Errorf("got %v, want %v", all, want)
	}
}

func TestBadCursor(t *testing.T) {
	for _, text := range []string{"", "%", "bm90IGpzb24", "e30"} {
		if _, err := paging.Decode(text); !errors.Is(err, paging.ErrCursor) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
