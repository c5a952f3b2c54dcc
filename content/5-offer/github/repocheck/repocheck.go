// Package repocheck judges a repository as a stranger meets it: by a fresh
// clone, where nothing is that was not committed.
package repocheck

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// repo is the clone.
type repo struct {
	ctx    context.Context
	dir    string
	files  []string // all that is committed, with forward slashes
	readme string   // filled by the first rule
	faults []string
}

// What is judged, in the order in which a stranger meets it.
var (
	atFirst = []func(*repo) error{
		(*repo).first, (*repo).sections, (*repo).links, (*repo).badge,
		(*repo).start, (*repo).contract, (*repo).module,
		(*repo).licence,
	}
	inHistory = []func(*repo) error{
		(*repo).secrets, (*repo).ballast, (*repo).subjects,
	}
)

// Check returns what is wrong with the repository in dir, in which nothing
// is changed.
func Check(ctx context.Context, dir string) ([]string, error) {
	from, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	clone, err := os.MkdirTemp("", "repocheck")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(clone)
	r := &repo{ctx: ctx, dir: clone}
	if _, err := r.git("clone", "-q", from, "."); err != nil {
		return nil, err
	}
	list, err := r.git("ls-files", "-z")
	if err != nil {
		return nil, err
	}
	r.files = strings.Split(strings.TrimSuffix(list, "\x00"), "\x00")
	for _, rule := range slices.Concat(atFirst, inHistory) {
		if err := rule(r); err != nil {
			return nil, err
		}
	}
	return r.faults, nil
}

func (r *repo) fault(file, format string, args ...any) {
	r.faults = append(r.faults, file+": "+fmt.Sprintf(format, args...))
}

// read returns the text of a committed file.
func (r *repo) read(file string) (string, bool) {
	if !slices.Contains(r.files, file) {
		return "", false
	}
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(file)))
	return string(text), err == nil
}

// has returns the first of the names that is committed.
func (r *repo) has(names ...string) (string, bool) {
	for _, name := range names {
		if slices.Contains(r.files, name) {
			return name, true
		}
	}
	return "", false
}
