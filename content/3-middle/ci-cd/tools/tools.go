// Package tools runs programs of other modules as a pipeline does: by «go
// run» with a version. The first time they come through the module proxy.
package tools

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"
)

// require turns a test that is left out into one that fails.
const require = "REQUIRE_GO"

// The programs and their versions.
const (
	actionlint  = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
	govulncheck = "golang.org/x/vuln/cmd/govulncheck@v1.9.0"
)

// Actionlint lints files in dir.
func Actionlint(t testing.TB, dir string, files ...string) (string, int) {
	t.Helper()
	ready(t, actionlint, "-version")
	return run(t, dir, actionlint, append([]string{"-shellcheck=",
		"-pyflakes=", "-no-color", "-oneline"}, files...)...)
}

// Govulncheck checks packages in dir against a database.
func Govulncheck(
	t testing.TB, dir, database string, packages ...string,
) (string, int) {
	t.Helper()
	ready(t, govulncheck, "-db=file://"+database, "-version")
	return run(t, dir, govulncheck,
		append([]string{"-db=file://" + database}, packages...)...)
}

// ready leaves the test out where the program cannot be had.
func ready(t testing.TB, program string, args ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program of another module: left out by -short")
	}
	text, code := run(t, ".", program, args...)
	if code == 0 {
		return
	}
	if os.Getenv(require) == "1" {
		t.Fatalf("%s: %s", program, text)
	}
	t.Skipf("no %s here: %s", program, text)
}

// run returns what the program says and the exit code of «go run»: 1 for
// any failure of the program.
func run(
	t testing.TB, dir, program string, args ...string,
) (string, int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go",
		append([]string{"run", program}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=")
	text, err := cmd.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return string(text), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text), 0
}
