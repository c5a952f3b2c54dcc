package rings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/3-middle/clean-architecture/rings"
	"route500k/content/internal/proof"
)

// region:rules
func TestRings(t *testing.T) {
	const content = "route500k/content/"
	const here = content + "3-middle/clean-architecture/"
	broken, err := rings.Rings{
		"domain":   {"errors", "fmt", "slices", "strings", "time"},
		"app":      {"domain", "context", "errors", "fmt", "time"},
		"api":      {"app", "domain", "std", problem},
		"events":   {"domain", "std"},
		"acquirer": {"app", "domain", "std", here + "kassa"},
		"postgres": {"app", "domain", "std", pgx, pgx + "/pgxpool",
			content + "1-ramp-up/postgresql/txn"},
	}.Broken("../shop")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range broken {
		t.Error(line)
	}
}

// endregion

const (
	pgx     = "github.com/jackc/pgx/v5"
	problem = "route500k/content/1-ramp-up/http-server/problem"
)

// TestPort shows what the check says of a port in foreign words.
func TestPort(t *testing.T) {
	const dir = "testdata/port"
	watch(t, dir)
	broken, err := rings.Rings{
		"domain": {"errors", "fmt", "time"},
		"app":    {"domain", "context", "errors", "fmt", "time"},
	}.Broken(dir)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(strings.Join(broken, "\n"),
		"route500k/content/3-middle/clean-architecture/", "")
	proof.Golden(t, dir+"/want.txt", text)
}

// watch reads the files, so that a change of them undoes a cached result.
func watch(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(dir + "/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, err := os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
}
