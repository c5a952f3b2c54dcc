package fastest

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".", "fastest.go", "fastest_test.go",
		"practice.sh", "testdata/start/fastest.go")
	proof.Module(t, dir, "fastest")
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "fastest_test.go",
			"panic: deadlock: main bubble goroutine has exited but "+
				"blocked goroutines remain [recovered, repanicked]"))
}
