package sample

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v3"

	"route500k/content/5-offer/github/box"
	"route500k/content/internal/proof"
)

var target = regexp.MustCompile(`(?m)^([a-z0-9]+):`)

// TestMake lets make read its file: each target there has commands.
func TestMake(t *testing.T) {
	b := box.New(t)
	if err := os.CopyFS(b.Dir+"/shop", os.DirFS(Dir(t))); err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/help.txt", b.Run("shop", "make"))
	text, err := os.ReadFile(b.Dir + "/shop/Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range target.FindAllStringSubmatch(string(text), -1) {
		if b.Run("shop", "make", "-n", match[1]) == "" {
			t.Errorf("make %s does nothing", match[1])
		}
	}
}

var pinned = regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)

// TestWorkflows reads what GitHub would run: foreign code by its hash.
func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(
		Dir(t), ".github", "workflows", "*.yml"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var workflow struct {
			On   map[string]any
			Jobs map[string]struct {
				Steps []struct{ Uses, Run string }
			}
		}
		if err := yaml.Unmarshal(text, &workflow); err != nil {
			t.Fatal(err)
		}
		if _, ok := workflow.On["push"]; !ok {
			t.Errorf("%s: never runs", file)
		}
		for _, job := range workflow.Jobs {
			for _, step := range job.Steps {
				if step.Run == "" && !pinned.MatchString(step.Uses) {
					t.Errorf("%s: %q", file, step.Uses)
				}
			}
		}
	}
}
