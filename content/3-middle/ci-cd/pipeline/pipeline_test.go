// Package pipeline is the task of the page: a workflow to be mended.
package pipeline_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/lint"
	"route500k/content/3-middle/ci-cd/tools"
)

const file = "pipeline.yml"

func read(t *testing.T) *lint.Workflow {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := lint.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"test", "deploy"} {
		if len(w.Jobs[name].Steps) == 0 {
			t.Fatalf("there is no job %s", name)
		}
	}
	return w
}

func TestLint(t *testing.T) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found, err := lint.Check(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

func TestActionlint(t *testing.T) {
	if text, code := tools.Actionlint(t, ".", file); code != 0 {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, file) {
				what, _, _ := strings.Cut(line, ". ")
				t.Error(strings.TrimSpace(what))
			}
		}
	}
}

func TestSecretsOnlyWhereNeeded(t *testing.T) {
	w := read(t)
	say := func(where string, env map[string]string) {
		for _, name := range slices.Sorted(maps.Keys(env)) {
			if strings.Contains(env[name], "secrets.") {
				t.Errorf("%s: %s is for all its steps", where, name)
			}
		}
	}
	say("workflow", w.Env)
	for _, name := range slices.Sorted(maps.Keys(w.Jobs)) {
		job := w.Jobs[name]
		say("job "+name, job.Env)
		for _, step := range job.Steps {
			text := fmt.Sprint(step.Env, step.Run, step.With)
			if strings.Contains(text, "secrets.") && job.Environment == nil {
				t.Errorf("job %s: secrets without an environment", name)
			}
		}
	}
}

func TestTestsSayNo(t *testing.T) {
	text := ""
	for _, step := range read(t).Jobs["test"].Steps {
		text += step.Run + "\n"
	}
	if !strings.Contains(text, "go test") ||
		!strings.Contains(text, "-race") {
		t.Error("no go test -race")
	}
	for _, step := range read(t).Jobs["test"].Steps {
		if step.With["go-version"] != "" {
			t.Error("the version of Go is not that of go.mod")
		}
	}
}

func TestDeployWaits(t *testing.T) {
	w := read(t)
	deploy := w.Jobs["deploy"]
	if !slices.Contains(deploy.Needs, "test") {
		t.Error("deploys without waiting for the tests")
	}
	if deploy.Environment == nil {
		t.Error("deploys without an environment: nobody can stop it")
	}
	if !strings.Contains(deploy.If, "refs/heads/main") {
		t.Error("deploys any branch")
	}
	for _, c := range []lint.Concurrency{w.Concurrency, deploy.Concurrency} {
		if c.Cancel == true {
			t.Error("a push cuts a deployment off in the middle")
		}
	}
	if deploy.Concurrency.Group == "" && w.Concurrency.Group == "" {
		t.Error("two deployments may run at once")
	}
}

func TestImageHasAName(t *testing.T) {
	for _, step := range read(t).Jobs["deploy"].Steps {
		if strings.Contains(step.Run, ":latest") {
			t.Error("latest: what to roll back to?")
			return
		}
	}
}
