package invariants

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
	"route500k/content/internal/schemas"
)

// replace does what PUT has to; false means that the version is old.
func replace(
	ctx context.Context, db database,
	user, id string, version int, title, body string,
) (bool, error) {
	tag, err := db.Exec(ctx, updateSQL, user, id, version, title, body)
	return tag.RowsAffected() == 1, err
}

func read(
	ctx context.Context, db database, user, id string,
) (body string, version int, err error) {
	err = db.QueryRow(ctx, getSQL, user, id).
		Scan(nil, nil, &body, &version, nil, nil)
	return body, version, err
}

// region:replace

// Fifty editors add a line each and read again when they are refused:
// no line is lost.
func replaceOnce(t *testing.T, db database) {
	alice := db.person()
	id := db.note(alice, "List", "")
	addLine := func(ctx context.Context, client int) error {
		for {
			body, version, err := read(ctx, db, alice, id)
			if err != nil {
				return err
			}
			body += fmt.Sprintf("line %d\n", client)
			done, err := replace(ctx, db, alice, id, version, "List", body)
			if done || err != nil {
				return err
			}
		}
	}
	for _, err := range schemas.Race(t, schemas.Clients, addLine) {
		if err != nil {
			t.Error(err)
		}
	}
	body, version, err := read(t.Context(), db, alice, id)
	if err != nil {
		t.Fatal(err)
	}
	for client := range schemas.Clients {
		if !strings.Contains(body, fmt.Sprintf("line %d\n", client)) {
			t.Errorf("line %d is lost", client)
		}
	}
	if version != 1+schemas.Clients {
		t.Errorf("version %d", version)
	}
}

// endregion

// All fifty have read before one writes: who is told?
func replaceBroken(t *testing.T, db database) {
	alice := db.person()
	rows := []string{"50 editors of one version   kept  told"}
	for _, tt := range []struct{ name, sql string }{
		{"UPDATE by id", `UPDATE notes SET title = $4, body = $5,
			version = version + 1
			WHERE user_id = $1 AND id = $2 AND $3 > 0`},
		{"... and by version", updateSQL},
	} {
		id := db.note(alice, "List", "")
		var haveRead sync.WaitGroup
		haveRead.Add(schemas.Clients)
		told := make([]bool, schemas.Clients)
		for _, err := range schemas.Race(t, schemas.Clients,
			func(ctx context.Context, client int) error {
				body, version, err := read(ctx, db, alice, id)
				haveRead.Done()
				haveRead.Wait()
				if err != nil {
					return err
				}
				tag, err := db.Exec(ctx, tt.sql, alice, id, int64(version),
					"List", fmt.Sprintf("%sline %d\n", body, client))
				told[client] = tag.RowsAffected() == 0
				return err
			}) {
			if err != nil {
				t.Error(err)
			}
		}
		body, _, err := read(t.Context(), db, alice, id)
		if err != nil {
			t.Fatal(err)
		}
		refused := 0
		for _, yes := range told {
			if yes {
				refused++
			}
		}
		rows = append(rows, fmt.Sprintf("%-26s  %4d  %4d", tt.name,
			strings.Count(body, "\n"), refused))
	}
	proof.Golden(t, "testdata/replace.txt", strings.Join(rows, "\n"))
}

// region:foreign

// Fifty at once, half of them strangers: the owner alone gets through.
func nobodyElse(t *testing.T, db database) {
	alice, bob := db.person(), db.person()
	id := db.note(alice, "Secret list", "milk")
	for _, err := range schemas.Race(t, schemas.Clients,
		func(ctx context.Context, client int) error {
			if client%2 == 0 {
				_, _, err := read(ctx, db, alice, id)
				return err
			}
			_, _, err := read(ctx, db, bob, id)
			if !errors.Is(err, pgx.ErrNoRows) {
				return fmt.Errorf("Bob reads: %v", err)
			}
			done, err := replace(ctx, db, bob, id, 1, "Bob", "")
			if done || err != nil {
				return fmt.Errorf("Bob replaces: %v", err)
			}
			tag, err := db.Exec(ctx, deleteSQL, bob, id)
			if tag.RowsAffected() > 0 || err != nil {
				return fmt.Errorf("Bob deletes: %v", err)
			}
			if ids := db.page(ctx, bob, nil, 20); len(ids) > 0 {
				return fmt.Errorf("Bob lists %v", ids)
			}
			if ids := db.search(ctx, bob, "milk"); len(ids) > 0 {
				return fmt.Errorf("Bob finds %v", ids)
			}
			return nil
		}) {
		if err != nil {
			t.Error(err)
		}
	}
	if body, version, err := read(t.Context(), db, alice, id); err != nil ||
		body != "milk" || version != 1 {
		t.Errorf("%q, version %d, %v", body, version, err)
	}
}

// endregion
