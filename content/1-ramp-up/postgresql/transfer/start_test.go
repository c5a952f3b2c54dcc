package transfer

import (
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in a copy of those
// parts of the module that the task needs.
func TestDraftFails(t *testing.T) {
	lab.Pool(t) // no server: the test would be skipped, not fail
	const task = "1-ramp-up/postgresql/transfer"
	module := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"internal", "1-ramp-up/postgresql/lab", task)
	text := proof.Fail(t, filepath.Join(module, task),
		"sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt", verdicts(text))
}

// verdicts names the last test without its figures: which of the transfers
// falls is chance.
func verdicts(text string) string {
	const last = "--- FAIL: TestConcurrentTransfers"
	said := proof.Verdicts(proof.Until(text, last), "transfer_test.go")
	if strings.Contains(text, last) {
		said += "\n" + last
	}
	const deadlock = "deadlock detected (SQLSTATE 40P01)"
	if strings.Contains(text, deadlock) {
		said += "\n    ... " + deadlock
	}
	return said
}
