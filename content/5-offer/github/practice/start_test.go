package practice

import (
	"path/filepath"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader.
func TestDraftFails(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the checker: left out by -short")
	}
	dir := filepath.Join(t.TempDir(), "order-service")
	text := proof.Fail(t, ".", "sh", "practice.sh", dir)
	proof.Golden(t, "testdata/start/want.txt",
		proof.Fold(text, proof.Width))
}
