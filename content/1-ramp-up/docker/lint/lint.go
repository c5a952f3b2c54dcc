// Package lint finds in a Dockerfile what a review of a Go service would.
// It reads the file with the parser of BuildKit.
package lint

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Stages reads a Dockerfile: a stage for each FROM.
func Stages(dockerfile io.Reader) ([]instructions.Stage, error) {
	tree, err := parser.Parse(dockerfile)
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(tree.AST, nil)
	return stages, err
}

// Check returns the faults, each with its line.
func Check(dockerfile io.Reader) ([]string, error) {
	stages, err := Stages(dockerfile)
	if err != nil {
		return nil, err
	}
	var c checker
	for i, stage := range stages {
		earlier := slices.ContainsFunc(stages[:i],
			func(s instructions.Stage) bool {
				return s.Name == stage.BaseName
			})
		if !earlier && !pinned(stage.BaseName) {
			c.report(stage.Location, "name the version of %s", stage.BaseName)
		}
		c.order(stage)
		c.secrets(stage)
	}
	last := stages[len(stages)-1]
	if strings.HasPrefix(last.BaseName, "golang:") {
		c.report(last.Location,
			"the compiler stays in the image: add a stage")
	}
	c.start(last)
	c.user(last)
	return c.faults, nil
}

type checker struct{ faults []string }

func (c *checker) report(at []parser.Range, format string, args ...any) {
	line := fmt.Sprintf("line %d: ", at[0].Start.Line)
	c.faults = append(c.faults, line+fmt.Sprintf(format, args...))
}

// pinned tells whether an image's name has a version or a digest.
func pinned(image string) bool {
	if strings.Contains(image, "@sha256:") || image == "scratch" {
		return true
	}
	_, tag, found := strings.Cut(path.Base(image), ":")
	return found && tag != "latest"
}

// order wants the modules downloaded before the sources arrive.
func (c *checker) order(stage instructions.Stage) {
	var all []parser.Range
	for _, command := range stage.Commands {
		switch command := command.(type) {
		case *instructions.CopyCommand:
			if slices.Contains(command.SourcePaths, ".") {
				all = command.Location()
			}
		case *instructions.RunCommand:
			line := strings.Join(command.CmdLine, " ")
			if all != nil && strings.Contains(line, "go mod download") {
				c.report(all, "each change of a source downloads "+
					"all modules: copy go.mod and go.sum first")
			}
		}
	}
}

var secret = regexp.MustCompile(`(?i)password|secret|token|api_?key`)

// secrets wants none in the settings of the image.
func (c *checker) secrets(stage instructions.Stage) {
	check := func(at []parser.Range, name string) {
		if secret.MatchString(name) && !strings.HasSuffix(name, "_FILE") {
			c.report(at, "%s stays in the image: "+
				"mount a secret when it runs", name)
		}
	}
	for _, command := range stage.Commands {
		switch command := command.(type) {
		case *instructions.EnvCommand:
			for _, pair := range command.Env {
				check(command.Location(), pair.Key)
			}
		case *instructions.ArgCommand:
			for _, pair := range command.Args {
				check(command.Location(), pair.Key)
			}
		}
	}
}

// start wants the exec form, so that the service is process 1.
func (c *checker) start(stage instructions.Stage) {
	found := false
	check := func(
		at []parser.Range, name string, l instructions.ShellDependantCmdLine,
	) {
		found = true
		if l.PrependShell {
			c.report(at, "%s in shell form: "+
				"SIGTERM goes to the shell", name)
		}
	}
	for _, command := range stage.Commands {
		switch command := command.(type) {
		case *instructions.EntrypointCommand:
			check(command.Location(), "ENTRYPOINT",
				command.ShellDependantCmdLine)
		case *instructions.CmdCommand:
			check(command.Location(), "CMD",
				command.ShellDependantCmdLine)
		}
	}
	if !found {
		c.report(stage.Location, "nothing to run")
	}
}

// user wants a number: Kubernetes cannot tell of a name that it is not root.
func (c *checker) user(stage instructions.Stage) {
	at, user := stage.Location, "root"
	for _, command := range stage.Commands {
		if command, ok := command.(*instructions.UserCommand); ok {
			at, user = command.Location(), command.User
		}
	}
	id, _, _ := strings.Cut(user, ":")
	if id == "" || id == "root" || strings.Trim(id, "0") == "" {
		c.report(at, "runs as root")
	} else if strings.Trim(id, "0123456789") != "" {
		c.report(at, "USER %s: give the number", user)
	}
}
