// Package cache measures what the cache of builds is worth.
package cache_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

// TestCache runs the tests of the sample with an empty cache, with the
// cache of the same code and with one of a code that differs a little.
func TestCache(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	root := proof.Copy(t, "../../..", "go.mod", "go.sum",
		"3-middle/ci-cd/shop")
	dir := root + "/3-middle/ci-cd/shop"
	builds := t.TempDir()
	run := func() time.Duration {
		cmd := exec.CommandContext(t.Context(),
			"go", "test", "-race", "./...")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOCACHE="+builds)
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return time.Since(start)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\ngo test -race ./... of the sample\n\n",
		proof.Machine())
	fmt.Fprintf(&out, "%-28s%6.1f s\n", "no cache", run().Seconds())
	fmt.Fprintf(&out, "%-28s%6.1f s\n", "nothing has changed",
		run().Seconds())
	file := dir + "/cart/cart.go"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, "\nfunc More() int { return 7 }\n"...)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "%-28s%6.1f s\n", "one package has changed",
		run().Seconds())
	proof.Record(t, "testdata/record.txt", out.String())
}
