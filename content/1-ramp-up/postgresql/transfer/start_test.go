package transfer

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
		"1-ramp-up/postgresql/transfer",
	} {
		copyTree(t, filepath.Join(root, path), filepath.Join(copied, path))
	}
	dir := filepath.Join(copied, "1-ramp-up/postgresql/transfer")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt", verdicts(text))
}

var verdict = regexp.MustCompile(
	`(?m)^(--- FAIL.*| +transfer_test\.go:\d+: .*)$`)

var duration = regexp.MustCompile(` \(\d+\.\d+s\)`)

// verdicts keeps the lines that say what is wrong. Which of the transfers
// falls is chance: the last test is named without its figures.
func verdicts(text string) string {
	text = duration.ReplaceAllString(text, "")
	const last = "--- FAIL: TestConcurrentTransfers"
	head := proof.Until(text, last)
	lines := verdict.FindAllString(head, -1)
	if strings.Contains(text, last) {
		lines = append(lines, last)
	}
	if strings.Contains(text, "deadlock detected (SQLSTATE 40P01)") {
		lines = append(lines, "    ... deadlock detected (SQLSTATE 40P01)")
	}
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
