// Package scratch runs programs in an image that has nothing but them.
package scratch

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"route500k/content/1-ramp-up/docker/box"
	"route500k/content/internal/proof"
)

func TestWhatIsMissing(t *testing.T) {
	box.Need(t)
	for _, name := range []string{"bare", "cured"} {
		dir := filepath.Join("testdata", name)
		root := box.Root(t, dir, "service")
		out, err := box.Command(t.Context(), root, "/service").
			CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		proof.Golden(t, dir+"/want.txt", string(out))
	}
}

// TestDynamic starts a program that needs files of the C library.
func TestDynamic(t *testing.T) {
	box.Need(t)
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skipf("cgo left out: %v", err)
	}
	root := t.TempDir()
	const dir = "testdata/dynamic"
	proof.Pass(t, dir, "env", "CGO_ENABLED=1",
		"go", "build", "-o", filepath.Join(root, "service"), ".")
	if out, err := exec.CommandContext(t.Context(),
		filepath.Join(root, "service")).Output(); err != nil ||
		string(out) != "1\n" {
		t.Fatalf("on the host: %q, %v", out, err)
	}
	err := box.Command(t.Context(), root, "/service").Run()
	if err == nil {
		t.Fatal("it runs without its libraries")
	}
	proof.Golden(t, dir+"/want.txt", err.Error())
	// What the binary asks for is written in it.
	out, err := exec.CommandContext(t.Context(), "readelf", "-l",
		filepath.Join(root, "service")).Output()
	if err != nil {
		t.Skipf("no readelf: %v", err)
	}
	asks := regexp.MustCompile(`program interpreter: /lib\S*/ld-linux`)
	if !asks.Match(out) {
		t.Errorf("no interpreter in\n%s", out)
	}
}
