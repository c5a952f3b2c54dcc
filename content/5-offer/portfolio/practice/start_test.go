package practice

import (
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails runs the command of the page as it stands.
func TestDraftFails(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program: left out by -short")
	}
	text := proof.Fail(t, ".", "sh", "practice.sh")
	text, _, _ = strings.Cut(text, "exit status")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Fold(strings.TrimSpace(text), proof.Width))
}
