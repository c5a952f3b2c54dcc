// Package workflow lints the workflows of the page, and does by hand what
// their scripts say: there is no runner of GitHub here.
package workflow_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/lint"
	"route500k/content/3-middle/ci-cd/tools"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

var files = []string{"ci.yml", "deploy.yml"}

func TestOwnRules(t *testing.T) {
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found, err := lint.Check(text)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %q %v", file, found, err)
		}
	}
}

func TestActionlint(t *testing.T) {
	t.Parallel()
	text, code := tools.Actionlint(t, ".", files...)
	if text != "" || code != 0 {
		t.Errorf("exit code %d:\n%s", code, text)
	}
}

// Commits are those that the repository itself uses.
func TestPinsAreOurs(t *testing.T) {
	var ours strings.Builder
	own, err := filepath.Glob("../../../../.github/workflows/*.yml")
	if err != nil || len(own) == 0 {
		t.Skip("not in the repository")
	}
	for _, file := range own {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ours.Write(text)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			_, pin, ok := strings.Cut(strings.TrimSpace(line), "uses: ")
			if ok && !strings.Contains(ours.String(), pin) {
				t.Errorf("%s: %s is not in use here", file, pin)
			}
		}
	}
}

// elsewhere needs what is not here: the network, Docker, a module of one's
// own.
func elsewhere(script string) bool {
	return strings.HasPrefix(script, "go mod tidy") ||
		strings.Contains(script, "govulncheck") ||
		strings.Contains(script, "docker")
}

// run starts a script as the runner does when told «shell: bash».
func run(t *testing.T, dir, script string, env ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "--noprofile",
		"--norc", "-eo", "pipefail", "-c", script)
	cmd.Dir = dir
	cmd.Env = append(slices.DeleteFunc(os.Environ(),
		func(v string) bool {
			return strings.HasPrefix(v, "GOCOVERDIR=")
		}), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
	return string(out)
}

// TestScripts runs the scripts of ci.yml in a copy of the sample.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a copy of the sample: left out by -short")
	}
	t.Parallel()
	database := servers.Postgres(t)
	root := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"3-middle/ci-cd/shop")
	dir := filepath.Join(root, "3-middle/ci-cd/shop")
	text, err := os.ReadFile("ci.yml")
	if err != nil {
		t.Fatal(err)
	}
	w, err := lint.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, job := range []string{"lint", "test"} {
		for _, step := range w.Jobs[job].Steps {
			if step.Run != "" && !elsewhere(step.Run) {
				run(t, dir, step.Run, "CI=true", "DATABASE_URL="+database,
					"GITHUB_SHA=3d3c42e5aac5ba805825da76410c181273ba90b1")
			}
		}
	}
	report, err := os.ReadFile(filepath.Join(dir, "coverage.txt"))
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/want.txt", strings.ReplaceAll(
		string(report), "route500k/content/3-middle/ci-cd/", ""))
}

// TestKeys runs the step of deploy.yml that asks GitHub for a token.
func TestKeys(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"curl", "jq"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	github := httptest.NewServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bearer for-this-run" ||
				r.FormValue("audience") != "cloud.example" {
				w.WriteHeader(http.StatusForbidden)
			}
			fmt.Fprint(w, `{"count": 1, "value": "header.claims.sign"}`)
		}))
	defer github.Close()
	text, err := os.ReadFile("deploy.yml")
	if err != nil {
		t.Fatal(err)
	}
	w, err := lint.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "deploy"), 0o755); err != nil {
		t.Fatal(err)
	}
	err = os.WriteFile(filepath.Join(dir, "deploy/login.sh"),
		[]byte("#!/bin/sh\nread jwt\necho \"cloud has $jwt\"\n"), 0o755)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(w.Jobs["production"].Steps,
		func(s lint.Step) bool { return strings.Contains(s.Run, "jwt=") })
	got := run(t, dir, w.Jobs["production"].Steps[i].Run,
		"ACTIONS_ID_TOKEN_REQUEST_TOKEN=for-this-run",
		"ACTIONS_ID_TOKEN_REQUEST_URL="+github.URL+"/?api-version=2")
	const want = "::add-mask::header.claims.sign\n" +
		"cloud has header.claims.sign\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
