// Package sample holds a repository as it may be shown: the order service
// of the plan, without its code.
package sample

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/5-offer/github/box"
)

// Dir returns the folder of the files, for tests of any package.
func Dir(t testing.TB) string {
	t.Helper()
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("where is this file?")
	}
	return filepath.Join(filepath.Dir(file), "testdata", "order-service")
}

// Copy puts the files into a folder, the contract among them.
func Copy(t testing.TB, dir string) {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(Dir(t))); err != nil {
		t.Fatal(err)
	}
	Write(t, filepath.Join(dir, "api", "openapi.yaml"), string(api.Text))
}

// Build makes a repository with a history in a folder of the box. Change
// may spoil the files before they are committed.
func Build(t testing.TB, b *box.Box, folder string, change func(dir string)) {
	t.Helper()
	dir := filepath.Join(b.Dir, folder)
	Copy(t, dir)
	if change != nil {
		change(dir)
	}
	b.Run(folder, "git", "init", "-q")
	for _, step := range []struct{ what, files string }{
		{"Describe the API", "api"},
		{"Start the stack with one command", "compose.yaml Makefile"},
		{"Tell what the service does", "."},
	} {
		b.Run(folder, "git", append([]string{"add", "--"},
			strings.Fields(step.files)...)...)
		b.Run(folder, "git", "commit", "-q", "-m", step.what)
	}
}

// Write writes a file and the folders on its way.
func Write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
