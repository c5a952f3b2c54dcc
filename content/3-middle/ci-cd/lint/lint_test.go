package lint_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"route500k/content/3-middle/ci-cd/lint"
	"route500k/content/3-middle/ci-cd/tools"
	"route500k/content/internal/proof"
)

func TestBroken(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/broken.yml")
	if err != nil {
		t.Fatal(err)
	}
	found, err := lint.Check(text)
	if err != nil {
		t.Fatal(err)
	}
	proof.Golden(t, "testdata/want-own.txt", strings.Join(found, "\n"))
}

func TestBrokenForActionlint(t *testing.T) {
	t.Parallel()
	text, code := tools.Actionlint(t, "testdata", "broken.yml")
	if code == 0 {
		t.Error("nothing found")
	}
	proof.Golden(t, "testdata/want-actionlint.txt",
		proof.Fold(strings.TrimSpace(text), proof.Width))
}

// Each rule is silent about what is right.
func TestRules(t *testing.T) {
	const sound = `
on: push
permissions: {}
defaults: {run: {shell: bash}}
jobs:
  a:
    timeout-minutes: 5
    permissions: {packages: write}
    steps:
      - uses: actions/checkout@%s
        with: {persist-credentials: false}
`
	const commit = "3d3c42e5aac5ba805825da76410c181273ba90b1"
	for _, tt := range []struct{ from, to, want string }{
		{"", "", ""},
		{commit, commit[:7], "not a commit"},
		{" # v7.0.1", "", "no version"},
		{" # v7.0.1", " # v7", "no version"},
		{"{}", "read-all", ""},
		{"{}", "write-all", "permissions: write-all"},
		{"{}", "{contents: read}", ""},
		{"{}", "{contents: write}", "contents: write for all"},
		{"permissions: {}", "", "no permissions"},
		{"timeout-minutes: 5", "", "no timeout-minutes"},
		{"defaults: {run: {shell: bash}}", "", "no pipefail"},
		{"false}", "true}", "leaves the token"},
		{"push", "[push, pull_request_target]", "strangers"},
		{"push", "{pull_request_target: {}}", "strangers"},
	} {
		text := fmt.Sprintf(sound, commit+" # v7.0.1")
		if tt.from != "" {
			text = strings.Replace(text, tt.from, tt.to, 1)
		}
		found, err := lint.Check([]byte(text))
		got := strings.Join(found, "; ")
		if err != nil || (tt.want == "") != (got == "") ||
			!strings.Contains(got, tt.want) {
			t.Errorf("%q for %q: %q %v", tt.to, tt.from, got, err)
		}
	}
}
