package backfill

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

const root = "../../.." // of the module

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	lab.Pool(t) // no server: the test would be skipped, not fail
	copied := t.TempDir()
	for _, path := range []string{
		"go.mod", "go.sum", "internal/servers",
		"1-ramp-up/postgresql/lab",
		"2-acceleration/migrations/backfill",
	} {
		copyTree(t, filepath.Join(root, path), filepath.Join(copied, path))
	}
	dir := filepath.Join(copied, "2-acceleration/migrations/backfill")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt", verdicts(text))
}

var verdict = regexp.MustCompile(
	`(?m)^(--- FAIL.*| +backfill_test\.go:\d+: .*)$`)

var duration = regexp.MustCompile(` \(\d+\.\d+s\)`)

// verdicts keeps the lines that say what is wrong.
func verdicts(text string) string {
	lines := verdict.FindAllString(duration.ReplaceAllString(text, ""), -1)
	return proof.Fold(strings.Join(lines, "\n"), 76)
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(
		path string, entry fs.DirEntry, err error,
	) error {
		if err != nil || entry.IsDir() ||
			filepath.Base(path) == "start_test.go" {
			return err
		}
		part, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := filepath.Join(to, part)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, text, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
