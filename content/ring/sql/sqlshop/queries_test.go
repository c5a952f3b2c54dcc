package sqlshop_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
	"route500k/content/internal/sqlscript"
	"route500k/content/ring/sql/sqlshop"
)

// TestQueries runs every region of queries/*.sql in a transaction of its
// own and compares what comes out with its file in testdata. What stands
// before a region, outside of any, prepares it and is not shown.
func TestQueries(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, sqlshop.Schema)
	lab.Exec(t, pool, sqlshop.Seed)
	files, err := filepath.Glob("queries/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, file := range files {
		topic := strings.TrimSuffix(filepath.Base(file), ".sql")
		for _, q := range regions(t, file) {
			golden := filepath.Join("testdata", topic,
				"want_"+q.name+".txt")
			used[golden] = true
			t.Run(topic+"/"+q.name, func(t *testing.T) {
				tx, err := pool.Begin(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				defer tx.Rollback(t.Context())
				if _, err := tx.Exec(t.Context(), q.before); err != nil {
					t.Fatal(err)
				}
				proof.Golden(t, golden, run(t, tx, q.text))
			})
		}
	}
	stale(t, used)
}

// TestSame holds what the page says: these are ways to one answer.
func TestSame(t *testing.T) {
	for _, ways := range [][]string{
		{"tasks/want_last", "tasks/want_last_number",
			"tasks/want_last_lateral"},
		{"tasks/want_division", "tasks/want_division_count"},
	} {
		first := read(t, ways[0])
		for _, way := range ways[1:] {
			if text := read(t, way); text != first {
				t.Errorf("%s differs from %s:\n%s", way, ways[0], text)
			}
		}
	}
}

func read(t *testing.T, golden string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", golden+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func run(t *testing.T, tx pgx.Tx, script string) string {
	t.Helper()
	text, err := sqlscript.Run(t.Context(), tx, script)
	if err != nil {
		t.Fatal(err)
	}
	return narrow(t, proof.Fold(text, proof.Width))
}

func narrow(t *testing.T, text string) string {
	t.Helper()
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(line) > proof.Width+1 {
			t.Errorf("wider than %d: %s", proof.Width, line)
		}
	}
	return text
}

// stale finds results that no query has any more.
func stale(t *testing.T, used map[string]bool) {
	t.Helper()
	there, err := filepath.Glob("testdata/*/want_*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range there {
		if !used[file] {
			t.Errorf("%s: no such query", file)
		}
	}
}

type region struct{ name, before, text string }

var mark = regexp.MustCompile(`(?m)^-- (?:region:(\w+)|endregion)\n`)

func regions(t *testing.T, file string) (found []region) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rest := narrow(t, string(text))
	for {
		open := mark.FindStringSubmatchIndex(rest)
		if open == nil {
			return found
		}
		r := region{name: rest[open[2]:open[3]], before: rest[:open[0]]}
		rest = rest[open[1]:]
		end := mark.FindStringIndex(rest)
		if end == nil {
			t.Fatalf("%s: %s has no end", file, r.name)
		}
		r.text, rest = rest[:end[0]], rest[end[1]:]
		found = append(found, r)
	}
}
