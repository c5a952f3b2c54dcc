package ttlcache

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".", "cache.go", "cache_test.go",
		"practice.sh", "testdata/start/cache.go")
	proof.Module(t, dir, "ttlcache")
	proof.Pass(t, dir, "go", "test", "-race", ".") // the solution
	text := proof.Fail(t, dir, "sh", "practice.sh")
	first := proof.Until(text, "--- FAIL: TestGetUntilTTL")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(first, "cache_test.go", "WARNING: DATA RACE"))
	if text == first {
		t.Errorf("TestGetUntilTTL passes with the draft:\n%s", text)
	}
}
