package skeleton

import (
	"path/filepath"
	"regexp"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// chance is what the operating system or the scheduler decides.
var chance = regexp.MustCompile(`((?:127\.0\.0\.1|\[::\]):)\d+`)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	servers.Postgres(t) // no server: the test would be skipped, not fail
	const task = "1-ramp-up/mini-projects/skeleton"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum", "internal",
		"1-ramp-up/http-server/middleware",
		"1-ramp-up/http-server/problem",
		"1-ramp-up/http-server/server", task)
	text := proof.Fail(t, filepath.Join(module, task), "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt", proof.Verdicts(
		chance.ReplaceAllString(text, "$1…"), "skeleton_test.go"))
}
