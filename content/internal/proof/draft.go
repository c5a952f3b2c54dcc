package proof

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Width is the longest line that a page quotes, in characters.
const Width = 76

// Copy copies files and folders, by their paths from root, into a new
// folder and returns it: there a test may do what a page asks of its
// reader. Files named start_test.go stay behind, since they are what makes
// such copies.
func Copy(t testing.TB, root string, paths ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a copy of a program: left out by -short")
	}
	to := t.TempDir()
	for _, path := range paths {
		from := filepath.Join(root, path)
		err := filepath.WalkDir(from, func(
			file string, entry fs.DirEntry, err error,
		) error {
			if err != nil || entry.IsDir() ||
				filepath.Base(file) == "start_test.go" {
				return err
			}
			part, err := filepath.Rel(root, file)
			if err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			return write(filepath.Join(to, part), text)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// Module makes the folder a module of its own.
func Module(t testing.TB, dir, name string) {
	t.Helper()
	text := "module " + name + "\n\ngo 1.27\n"
	if err := write(filepath.Join(dir, "go.mod"), []byte(text)); err != nil {
		t.Fatal(err)
	}
}

var duration = regexp.MustCompile(` \(\d+\.\d+s\)`)

// Verdicts keeps of the output of "go test" the lines that say what is
// wrong: failed tests, what the given test file reports, and the lines
// named in more. Each stands once, without its duration, folded to Width.
func Verdicts(text, file string, more ...string) string {
	report := regexp.MustCompile(
		`^ +` + regexp.QuoteMeta(file) + `:\d+: `)
	var kept []string
	for line := range strings.Lines(duration.ReplaceAllString(text, "")) {
		line = strings.TrimRight(line, "\n")
		says := strings.HasPrefix(line, "--- FAIL") ||
			report.MatchString(line) || slices.Contains(more, line)
		if says && !slices.Contains(kept, line) {
			kept = append(kept, line)
		}
	}
	return Fold(strings.Join(kept, "\n"), Width)
}

// Exhibits runs each program of testdata in parallel and compares what it
// says with its want.txt, both by the program's name.
func Exhibits(
	t *testing.T, programs map[string]func(testing.TB, string) string,
) {
	t.Helper()
	for name, run := range programs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join("testdata", name)
			text := Fold(strings.TrimSpace(run(t, dir)), Width)
			Golden(t, filepath.Join(dir, "want.txt"), text)
		})
	}
}

func write(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
