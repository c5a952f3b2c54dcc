package repocheck

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	large  = 1 << 20 // bytes; a photograph of the schema fits
	abrupt = 3       // commits that no project is made in
)

// git runs a command of git in the clone.
func (r *repo) git(args ...string) (string, error) {
	return r.feed("", args...)
}

// feed is git with an input.
func (r *repo) feed(input string, args ...string) (string, error) {
	cmd := exec.CommandContext(r.ctx, "git", append([]string{
		"-c", "core.quotePath=false", "-c", "log.showSignature=false",
	}, args...)...)
	cmd.Dir = r.dir
	// In a hook these name the repository of the hook.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") ||
			strings.HasPrefix(v, "GIT_WORK_TREE=") ||
			strings.HasPrefix(v, "GIT_INDEX_FILE=")
	})
	cmd.Stdin = strings.NewReader(input)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", fmt.Errorf("git %s: %s", args[0],
			strings.TrimSpace(failure.String()))
	}
	return string(out), err
}

var (
	// keeper is a file whose name says that it holds secrets.
	keeper = regexp.MustCompile(
		`^(\.env(\..+)?|id_(rsa|ed25519)|.+\.(pem|key|p12))$`)
	// harmless is one that holds none.
	harmless = regexp.MustCompile(
		`(^|/)testdata/|\.(example|sample|template)$`)
)

// tokens are secrets that are known by their look. It is far from what
// gitleaks knows.
const tokens = `-----BEGIN [A-Z ]*PRIVATE KEY|` +
	`AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}`

// secrets looks through the whole history: what is deleted is there.
func (r *repo) secrets() error {
	for _, search := range [][]string{
		{"--diff-filter=A"}, {"-G", tokens},
	} {
		list, err := r.git(append([]string{"log", "--all", "--no-renames",
			"--full-history", "--format=commit %h", "--name-only"},
			search...)...)
		if err != nil {
			return err
		}
		var commit string
		seen := map[string]bool{}
		for line := range strings.Lines(list) {
			line = strings.TrimSpace(line)
			if hash, ok := strings.CutPrefix(line, "commit "); ok {
				commit = hash
				continue
			}
			named := keeper.MatchString(path.Base(line)) &&
				!harmless.MatchString(line)
			if line == "" || seen[line] || search[0] != "-G" && !named {
				continue
			}
			seen[line] = true
			where := "is committed"
			if _, there := r.has(line); !there {
				where = "is deleted, and stands in commit " + commit
			}
			r.fault(line, "a secret %s", where)
		}
	}
	return nil
}

// ballast finds what every clone carries for good.
func (r *repo) ballast() error {
	objects, err := r.git("rev-list", "--objects", "--all")
	if err != nil {
		return err
	}
	sizes, err := r.feed(objects, "cat-file",
		"--batch-check=%(objecttype) %(objectsize) %(rest)")
	if err != nil {
		return err
	}
	for line := range strings.Lines(sizes) {
		parts := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if len(parts) < 3 || parts[0] != "blob" {
			continue
		}
		size, err := strconv.Atoi(parts[1])
		if err != nil {
			return err
		}
		if size > large {
			r.fault(parts[2], "%.1f MiB in the history",
				float64(size)/(1<<20))
		}
	}
	return nil
}

var (
	empty = regexp.MustCompile(`(?i)^(wip|fix(es|ed)?|fixup!.*|update[sd]?|` +
		`changes?|test|asdf\w*|commit|tmp|\W*)[\s\d.!]*$`)
	pulled = regexp.MustCompile(`^Merge branch '.+' of `)
)

// subjects reads what the history tells, and who tells it.
func (r *repo) subjects() error {
	list, err := r.git("log", "--format=%h%x09%ae%x09%s")
	if err != nil {
		return err
	}
	var dull, pulls []string
	mail := ""
	lines := strings.Split(strings.TrimSpace(list), "\n")
	for _, line := range lines {
		parts := strings.SplitN(line, "\t", 3)
		hash, subject := parts[0], parts[2]
		if empty.MatchString(subject) {
			dull = append(dull, hash+" "+subject)
		}
		if pulled.MatchString(subject) {
			pulls = append(pulls, hash)
		}
		_, host, _ := strings.Cut(parts[1], "@")
		if !strings.Contains(host, ".") || strings.HasSuffix(host, ".local") {
			mail = parts[1]
		}
	}
	if len(lines) < abrupt {
		r.fault("history", "the whole project in %d commit(s)", len(lines))
	}
	if len(dull) > 0 {
		r.fault("history", "%d commit(s) say nothing, the last is: %s",
			len(dull), dull[0])
	}
	if len(pulls) > 0 {
		r.fault("history", "%d merge(s) of the branch into itself; "+
			"set pull.rebase", len(pulls))
	}
	if mail != "" {
		r.fault("history", "no account can own %s", mail)
	}
	return nil
}
