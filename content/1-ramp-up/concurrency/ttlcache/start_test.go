package ttlcache

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
		"cache.go", "cache_test.go", "practice.sh",
		"testdata/start/cache.go",
	} {
		copyFile(t, name, filepath.Join(dir, name))
	}
	const module = "module ttlcache\n\ngo 1.27\n"
	write(t, filepath.Join(dir, "go.mod"), []byte(module))

	proof.Pass(t, dir, "go", "test", "-race", ".") // the solution
	text := proof.Fail(t, dir, "sh", "practice.sh")
	first := proof.Until(text, "--- FAIL: TestGetUntilTTL")
	proof.Golden(t, "testdata/start/want.txt", verdicts(first))
	if text == first {
		t.Errorf("TestGetUntilTTL passes with the draft:\n%s", text)
	}
}

var (
	verdict = regexp.MustCompile(
		`(?m)^(--- FAIL.*| +cache_test\.go:\d+: .*|WARNING: DATA RACE)$`)
	duration = regexp.MustCompile(` \(\d+\.\d+s\)`)
)

// verdicts keeps the lines that say what is wrong, each once.
func verdicts(text string) string {
	var lines []string
	seen := map[string]bool{}
	for _, line := range verdict.FindAllString(text, -1) {
		line = duration.ReplaceAllString(line, "")
		if !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	return proof.Fold(strings.Join(lines, "\n"), 76)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	write(t, to, text)
}

func write(t *testing.T, file string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
