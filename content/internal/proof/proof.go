// Package proof runs programs that are broken on purpose and compares what
// they print with a golden file, so that a page quotes only real messages.
//
// The programs live under testdata, which "./..." leaves out: the module
// stays clean for vet and staticcheck while its exhibits are not.
package proof

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Update is the environment variable that rewrites golden files.
const Update = "UPDATE_GOLDEN"

// timeout ends a program that hangs instead of failing.
const timeout = 2 * time.Minute

// Crash builds the program in dir, runs it and returns what it printed,
// normalised. The test fails if the program succeeds or hangs. Flags go to
// "go build", for example "-race".
func Crash(t testing.TB, dir string, flags ...string) string {
	t.Helper()
	text, code := run(t, dir, flags)
	if code == 0 {
		t.Fatalf("%s: want a crash, the program ended well:\n%s", dir, text)
	}
	return text
}

// Output builds the program in dir, runs it and returns what it printed,
// normalised. The test fails if the program does.
func Output(t testing.TB, dir string, flags ...string) string {
	t.Helper()
	text, code := run(t, dir, flags)
	if code != 0 {
		t.Fatalf("%s: exit status %d:\n%s", dir, code, text)
	}
	return text
}

// Vet returns what "go vet" says of the package in dir, normalised. The
// test fails if vet finds nothing.
func Vet(t testing.TB, dir string) string {
	t.Helper()
	watch(t, dir)
	return Fail(t, dir, "go", "vet", ".")
}

// Fail runs a command in dir which must fail, and returns what it printed,
// normalised.
func Fail(t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	text, code := execute(t, dir, name, args...)
	if code == 0 {
		t.Fatalf("%s %q: want a failure, got none:\n%s", name, args, text)
	}
	return Normalise(text, absolute(t, dir))
}

// Pass runs a command in dir which must succeed.
func Pass(t testing.TB, dir, name string, args ...string) {
	t.Helper()
	if text, code := execute(t, dir, name, args...); code != 0 {
		t.Fatalf("%s %q: exit status %d:\n%s", name, args, code, text)
	}
}

// Golden compares got with a golden file, newlines at the end aside. With
// UPDATE_GOLDEN=1 it writes the file instead.
func Golden(t testing.TB, file, got string) {
	t.Helper()
	got = strings.TrimRight(got, "\n") + "\n"
	if os.Getenv(Update) != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run the test with %s=1", err, Update)
	}
	if got != string(want) {
		t.Errorf("%s differs; if the new text is right, run the test with "+
			"%s=1\ngot:\n%s\nwant:\n%s", file, Update, got, want)
	}
}

func run(t testing.TB, dir string, flags []string) (string, int) {
	t.Helper()
	watch(t, dir)
	binary := filepath.Join(t.TempDir(), "program")
	args := append([]string{"build", "-trimpath", "-o", binary}, flags...)
	Pass(t, dir, "go", append(args, ".")...)
	text, code := execute(t, dir, binary)
	return Normalise(text, absolute(t, dir)), code
}

// execute returns both streams of a command and its exit status.
func execute(
	t testing.TB, dir, name string, args ...string,
) (string, int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("%s %q: no end after %v:\n%s", name, args, timeout, out)
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return string(out), exit.ExitCode()
	}
	if err != nil {
		t.Fatalf("%s %q: %v", name, args, err)
	}
	return string(out), 0
}

// watch reads the sources in dir: "go test" forgets a cached result only
// when a file changes that the test itself has opened.
func watch(t testing.TB, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no Go program there (%v)", dir, err)
	}
	for _, file := range files {
		if _, err := os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
}

func absolute(t testing.TB, dir string) string {
	t.Helper()
	path, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
