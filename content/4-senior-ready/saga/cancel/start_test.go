package cancel

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	servers.Postgres(t) // no server: the test would be skipped, not fail
	const task = "4-senior-ready/saga/cancel"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", "1-ramp-up/postgresql/lab",
		"4-senior-ready/saga/saga", "4-senior-ready/saga/shop", task)
	dir := filepath.Join(module, task)
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "cancel_test.go"))
}
