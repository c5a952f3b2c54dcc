package channels

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".", "ordered.go", "ordered_test.go",
		"practice.sh", "testdata/start/ordered.go")
	proof.Module(t, dir, "route500k/content/ring/algorithms/channels")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "ordered_test.go",
			"panic: deadlock: main bubble goroutine has exited but "+
				"blocked goroutines remain [recovered, repanicked]"))
}
