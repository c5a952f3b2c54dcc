// Package invariants tries the schema and the statements of Notes API as
// the reader's service would use them.
package invariants

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"strings"
	"testing"
	"time"
	"uuid"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/internal/briefs"
	"route500k/content/internal/schemas"
)

var (
	createSQL = file("../sql/create.sql")
	replaySQL = file("../sql/replay.sql")
	sweepSQL  = file("../sql/sweep.sql")
	getSQL    = file("../sql/get.sql")
	updateSQL = file("../sql/update.sql")
	deleteSQL = file("../sql/delete.sql")
	listSQL   = file("../sql/list.sql")
	searchSQL = file("../sql/search.sql")
	whoseSQL  = file("../sql/whose.sql")
)

const key = "shopping-list-001"

// One database for all: each has users of its own.
func TestInvariants(t *testing.T) {
	t.Parallel()
	db := open(t)
	for _, tt := range []struct {
		name string
		run  func(*testing.T, database)
	}{
		{"CreateOnce", createOnce},
		{"CreateBroken", createBroken},
		{"SecondAttemptWaits", secondAttemptWaits},
		{"SecondAttemptGivesUp", secondAttemptGivesUp},
		{"OneStatementSeesNothing", oneStatementSeesNothing},
		{"Key", keyOwnsAnAnswer},
		{"KeyForm", keyForm},
		{"Sweep", sweep},
		{"ReplaceOnce", replaceOnce},
		{"ReplaceBroken", replaceBroken},
		{"NobodyElse", nobodyElse},
		{"List", list},
		{"ListUnderWrites", listUnderWrites},
		{"ListPlan", listPlan},
		{"SearchSeesTheWrite", searchSeesTheWrite},
		{"SearchWords", searchWords},
		{"SearchAnything", searchAnything},
		{"SearchPlan", searchPlan},
		{"SearchIsNobodysToWrite", searchIsNobodysToWrite},
		{"SnippetIsText", snippetIsText},
		{"Bounds", bounds},
		{"Tokens", tokens},
		{"Quiz", quiz},
		{"AcceptanceQueries", func(t *testing.T, db database) {
			briefs.Acceptance(t, db.Pool, "")
		}},
		{"LoadSeed", loadSeed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.run(t, database{db.Pool, t})
		})
	}
}

func file(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// database has the schema of the project.
type database struct {
	*pgxpool.Pool
	t testing.TB
}

func open(t testing.TB) database {
	t.Helper()
	return database{schemas.UpDownUp(t, "../migrations"), t}
}

// person is a user whom no other test has.
func (db database) person() (id string) {
	db.t.Helper()
	id = uuid.New().String()
	db.exec(`INSERT INTO users (id, name, token_hash)
		VALUES ($1, $2, sha256($3))`, id, id, []byte(id))
	return id
}

// notes counts the notes of a user.
func (db database) notes(user string) int {
	db.t.Helper()
	return db.number(`SELECT count(*) FROM notes WHERE user_id = $1`, user)
}

func (db database) exec(sql string, args ...any) {
	db.t.Helper()
	if _, err := db.Exec(db.t.Context(), sql, args...); err != nil {
		db.t.Fatal(err)
	}
}

// number returns what a query for one number gives.
func (db database) number(sql string, args ...any) (n int) {
	db.t.Helper()
	err := db.QueryRow(db.t.Context(), sql, args...).Scan(&n)
	if err != nil {
		db.t.Fatal(err)
	}
	return n
}

type querier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

var errReused = errors.New("the key belongs to another request")

// create does what POST /v1/notes has to: one note for a user's key,
// whoever comes first, and the same answer to everybody.
func create(
	ctx context.Context, db querier, user, key, title, body string,
) (id string, replayed bool, err error) {
	hash := sha256.Sum256([]byte(title + "\x00" + body))
	for {
		var at time.Time
		err = db.QueryRow(ctx, createSQL, user, key, hash[:],
			uuid.NewV7().String(), title, body).Scan(&id, &at)
		if !errors.Is(err, pgx.ErrNoRows) {
			return id, false, err
		}
		var same bool
		err = db.QueryRow(ctx, replaySQL, user, key, hash[:]).
			Scan(&id, &at, &same)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			continue // swept in between
		case err == nil && !same:
			return "", false, errReused
		}
		return id, true, err
	}
}

func (db database) note(user, title, body string) (id string) {
	db.t.Helper()
	key := strings.ReplaceAll(uuid.New().String(), "-", "")
	id, _, err := create(db.t.Context(), db, user, key, title, body)
	if err != nil {
		db.t.Fatal(err)
	}
	return id
}

func hash(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}
