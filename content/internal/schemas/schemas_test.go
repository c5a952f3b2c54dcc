package schemas_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"route500k/content/internal/schemas"
)

const good = `-- +goose Up
CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE seats (id int PRIMARY KEY, taken_by int);

-- +goose Down
DROP TABLE seats;
DROP TYPE mood;
`

func folder(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "00001_init.sql")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRaceOnASeat(t *testing.T) {
	pool := schemas.UpDownUp(t, folder(t, good))
	take := func(ctx context.Context, client int) error {
		_, err := pool.Exec(ctx, "INSERT INTO seats VALUES (1, $1)", client)
		return err
	}
	taken := 0
	for _, err := range schemas.Race(t, schemas.Clients, take) {
		switch {
		case err == nil:
			taken++
		case !strings.Contains(err.Error(), "23505"):
			t.Error(err)
		}
	}
	if taken != 1 {
		t.Errorf("the seat was taken %d times", taken)
	}
}

// failing tells what UpDownUp would fail a test with.
type failing struct {
	testing.TB
	words string
}

func (f *failing) Fatalf(format string, _ ...any) {
	f.words = format
	runtime.Goexit()
}

func TestLeftoverIsFound(t *testing.T) {
	const nothing = "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 1;\n"
	for _, test := range []struct{ text, want string }{
		{strings.Replace(good, "DROP TYPE mood;", "", 1), "down left %s"},
		{nothing, "%s: up made nothing"},
	} {
		watched := &failing{TB: t}
		var group sync.WaitGroup
		group.Go(func() { schemas.UpDownUp(watched, folder(t, test.text)) })
		group.Wait()
		if watched.words != test.want {
			t.Errorf("%q instead of %q", watched.words, test.want)
		}
	}
}
