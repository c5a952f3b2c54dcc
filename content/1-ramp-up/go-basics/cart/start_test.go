package cart

import (
	"testing"

	"route500k/content/internal/proof"
)

// TestDraftFails does what the page asks of the reader, in another folder.
func TestDraftFails(t *testing.T) {
	dir := proof.Copy(t, ".",
		"cart.go", "cart_test.go", "practice.sh", "testdata/start/cart.go")
	proof.Module(t, dir, "cart")
	proof.Pass(t, dir, "go", "test", ".") // the solution
	text := proof.Fail(t, dir, "sh", "practice.sh")
	proof.Golden(t, "testdata/start/want.txt",
		proof.Verdicts(text, "cart_test.go"))
}
