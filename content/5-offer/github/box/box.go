// Package box runs git where nobody's settings, identity or clock reach,
// so that the same commands give the same hashes everywhere.
package box

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Box is a folder with a git of its own.
type Box struct {
	Dir string
	t   testing.TB
	env []string
}

// New returns an empty folder.
func New(t testing.TB) *Box {
	t.Helper()
	dir := t.TempDir()
	for _, tool := range []string{"git", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("this test runs %s: %v", tool, err)
		}
	}
	const day = "2027-01-15T12:00:00+0300"
	return &Box{dir, t, []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + dir,
		"LC_ALL=C", "TZ=UTC", "PAGER=cat",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_CEILING_DIRECTORIES=" + filepath.Dir(dir),
		"GIT_DEFAULT_HASH=sha1", "GIT_EDITOR=true",
		"GIT_AUTHOR_NAME=Vera", "GIT_AUTHOR_EMAIL=vera@example.com",
		"GIT_COMMITTER_NAME=Vera",
		"GIT_COMMITTER_EMAIL=vera@example.com",
		"GIT_AUTHOR_DATE=" + day, "GIT_COMMITTER_DATE=" + day,
		"GIT_CONFIG_COUNT=3",
		"GIT_CONFIG_KEY_0=init.defaultBranch", "GIT_CONFIG_VALUE_0=main",
		"GIT_CONFIG_KEY_1=core.abbrev", "GIT_CONFIG_VALUE_1=7",
		"GIT_CONFIG_KEY_2=advice.diverging", "GIT_CONFIG_VALUE_2=false",
	}}
}

// Script runs a shell script that stands beside the test, in a folder of
// the box, and returns what it prints. Its first failing command ends it
// and the test.
func (b *Box) Script(folder, script string, args ...string) string {
	b.t.Helper()
	path, err := filepath.Abs(script)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.Run(folder, "sh", append([]string{"-eu", path}, args...)...)
}

// Run runs a command which must succeed.
func (b *Box) Run(folder, name string, args ...string) string {
	b.t.Helper()
	out, err := b.Try(folder, name, args...)
	if err != nil {
		b.t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return out
}

// Try runs a command which may fail.
func (b *Box) Try(folder, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(b.t.Context(), name, args...)
	cmd.Dir = filepath.Join(b.Dir, folder)
	cmd.Env = b.env
	out, err := cmd.CombinedOutput()
	text := strings.ReplaceAll(string(out), b.Dir+"/", "")
	return padding.ReplaceAllString(text, ""), err
}

// padding is what a graph has behind its last bar.
var padding = regexp.MustCompile(`(?m) +$`)
