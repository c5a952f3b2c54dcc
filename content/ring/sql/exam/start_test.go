package exam_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// TestDraftsFail does what the page asks of the reader, in a copy of the
// folder. Nothing but queries changes there, so that "go test" need not
// build anything: this very binary stands in for it.
func TestDraftsFail(t *testing.T) {
	servers.Postgres(t) // no server: the test would be skipped, not fail
	dir := proof.Copy(t, ".", ".")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf(
		"#!/bin/sh\nexec '%s' -test.run='^TestQueries$'\n", self)
	bin := t.TempDir()
	err = os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o755)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "exam_test.go"))
}
