// Package quiz holds the programs of «what does it print?» about pipelines.
package quiz_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"

	"route500k/content/internal/proof"
)

// TestPipe runs a step in both shells of a runner.
func TestPipe(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/pipe.sh")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, shell := range []struct {
		name string
		args []string
	}{
		{"no shell given", []string{"-e"}},
		{"shell: bash", []string{"--noprofile", "--norc", "-eo", "pipefail"}},
	} {
		cmd := exec.CommandContext(t.Context(), "bash",
			append(shell.args, "-c", string(script))...)
		cmd.Dir = t.TempDir()
		text, err := cmd.CombinedOutput()
		code := 0
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			code = exit.ExitCode()
		} else if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "# %s\n%s# exit code %d\n", shell.name, text, code)
	}
	proof.Golden(t, "testdata/want-pipe.txt", out.String())
}

// TestCached runs the same test while a service behind it changes.
func TestCached(t *testing.T) {
	t.Parallel()
	dir := proof.Copy(t, "testdata/cached", ".")
	proof.Module(t, dir, "shop")
	script, err := os.ReadFile("testdata/cached.sh")
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	price := "450"
	prices := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			if set := r.FormValue("set"); set != "" {
				price = set
				return
			}
			fmt.Fprint(w, price)
		}))
	defer prices.Close()
	cmd := exec.CommandContext(t.Context(), "bash", "-c", string(script))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PRICES="+prices.URL, "GOFLAGS=")
	text, err := cmd.CombinedOutput()
	if err == nil {
		t.Error("the last run passed")
	}
	times := regexp.MustCompile(`\s?\(?\b\d+\.\d+s\)?`)
	proof.Golden(t, "testdata/want-cached.txt",
		times.ReplaceAllString(string(text), ""))
}

// TestInjection puts the title of a pull request into a script: once as the
// runner does it with an expression, as text, and once by the environment.
func TestInjection(t *testing.T) {
	t.Parallel()
	const title = `$(echo "$CLOUD_KEY")`
	var out strings.Builder
	for _, file := range []string{"inline.sh", "env.sh"} {
		script, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(script),
			"${{ github.event.pull_request.title }}", title)
		cmd := exec.CommandContext(t.Context(), "bash", "-e", "-c", text)
		cmd.Env = append(os.Environ(),
			"CLOUD_KEY=key-4711", "TITLE="+title)
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "# %s\n%s", file, said)
	}
	proof.Golden(t, "testdata/want-injection.txt", out.String())
}

// TestKilled counts the coverage of a program that is killed and of one
// that is asked to stop.
func TestKilled(t *testing.T) {
	t.Parallel()
	dir := proof.Copy(t, "testdata/killed", ".")
	proof.Module(t, dir, "shop")
	script, err := os.ReadFile("testdata/killed.sh")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "bash", "-c", string(script))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=")
	text, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	proof.Golden(t, "testdata/want-killed.txt",
		strings.ReplaceAll(string(text), "\t", ""))
}
