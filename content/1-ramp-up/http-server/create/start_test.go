package create

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"create.go", "create_test.go", "practice.sh",
		"testdata/start/create.go",
	} {
		copyFile(t, name, filepath.Join(dir, name))
	}
	write(t, filepath.Join(dir, "go.mod"), "module create\n\ngo 1.27\n")

	proof.Pass(t, dir, "go", "test", ".") // the solution
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt", verdicts(text))
}

var (
	verdict  = regexp.MustCompile(`(?m)^(--- FAIL.*| +create_test\.go:.*)$`)
	duration = regexp.MustCompile(` \(\d+\.\d+s\)`)
)

// verdicts keeps the lines that say what is wrong.
func verdicts(text string) string {
	lines := strings.Join(verdict.FindAllString(text, -1), "\n")
	return proof.Fold(duration.ReplaceAllString(lines, ""), 76)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	write(t, to, string(text))
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
