// Package lint checks a workflow of GitHub Actions for what actionlint does
// not ask: pins, rights, timeouts.
package lint

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Workflow is the part of a workflow that the rules look at.
type Workflow struct {
	On          yaml.Node
	Permissions any
	Defaults    struct{ Run struct{ Shell string } }
	Concurrency Concurrency
	Env         map[string]string
	Jobs        map[string]Job
}

// Concurrency is a queue of runs.
type Concurrency struct {
	Group  string
	Cancel any `yaml:"cancel-in-progress"`
}

// Job is one machine.
type Job struct {
	If          string
	Needs       List
	Permissions any
	Environment any
	Concurrency Concurrency
	Env         map[string]string
	Timeout     any `yaml:"timeout-minutes"`
	Services    map[string]any
	Strategy    struct{ Matrix map[string]any }
	Uses        string // a workflow of somebody else
	Steps       []Step
}

// Step is an action or a script.
type Step struct {
	ID, Name, If, Uses, Run, Shell string
	With, Env                      map[string]string
}

// List is one word or several.
type List []string

// UnmarshalYAML reads both forms.
func (l *List) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*l = List{n.Value}
		return nil
	}
	var words []string
	err := n.Decode(&words)
	*l = words
	return err
}

// Events are the names of what starts the workflow.
func (w *Workflow) Events() (names []string) {
	switch w.On.Kind {
	case yaml.ScalarNode:
		return []string{w.On.Value}
	case yaml.SequenceNode:
		for _, n := range w.On.Content {
			names = append(names, n.Value)
		}
	default: // a mapping: keys and values by turns
		for i := 0; i+1 < len(w.On.Content); i += 2 {
			names = append(names, w.On.Content[i].Value)
		}
	}
	return names
}

// Read parses a workflow.
func Read(text []byte) (*Workflow, error) {
	var w Workflow
	if err := yaml.Unmarshal(text, &w); err != nil {
		return nil, err
	}
	return &w, nil
}

// Check returns what is wrong, in order.
func Check(text []byte) ([]string, error) {
	w, err := Read(text)
	if err != nil {
		return nil, err
	}
	found := pins(string(text))
	say := func(format string, args ...any) {
		found = append(found, fmt.Sprintf(format, args...))
	}
	if slices.Contains(w.Events(), "pull_request_target") {
		say("pull_request_target: code of strangers near secrets")
	}
	switch p := w.Permissions.(type) {
	case nil:
		say("no permissions: the token may do what the settings say")
	case string:
		if p != "read-all" {
			say("permissions: %s", p)
		}
	case map[string]any:
		for _, scope := range slices.Sorted(maps.Keys(p)) {
			if p[scope] == "write" {
				say("permissions: %s: write for all jobs", scope)
			}
		}
	}
	if w.Defaults.Run.Shell != "bash" {
		say("defaults.run.shell is not bash: no pipefail")
	}
	for _, name := range slices.Sorted(maps.Keys(w.Jobs)) {
		job := w.Jobs[name]
		if job.Uses == "" && job.Timeout == nil {
			say("job %s: no timeout-minutes: six hours", name)
		}
		for _, step := range job.Steps {
			checkout := strings.HasPrefix(step.Uses, "actions/checkout@")
			if checkout && step.With["persist-credentials"] != "false" {
				say("job %s: checkout leaves the token on disk", name)
			}
		}
	}
	return found, nil
}

// region:pins
var (
	uses   = regexp.MustCompile(`^\s*(?:- )?uses:\s*(\S+)\s*(#.*)?$`)
	pinned = regexp.MustCompile(`^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}$`)
	tag    = regexp.MustCompile(`^# v\d+\.\d+\.\d+$`)
)

// pins wants each action as a commit, and its version in a comment: a bot
// reads it there and proposes the next one.
func pins(text string) (found []string) {
	for i, line := range strings.Split(text, "\n") {
		m := uses.FindStringSubmatch(line)
		switch {
		case m == nil || strings.HasPrefix(m[1], "./"):
		case !pinned.MatchString(m[1]):
			found = append(found,
				fmt.Sprintf("line %d: %s is not a commit", i+1, m[1]))
		case !tag.MatchString(m[2]):
			found = append(found,
				fmt.Sprintf("line %d: no version in a comment", i+1))
		}
	}
	return found
}

// endregion
