// Package binary measures what the flags of "go build" do to the binary.
package binary

import (
	"context"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

const program = "../app/cmd/service"

type flavour struct {
	name, cgo string
	flags     []string
}

func TestSizes(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the figures are of Linux")
	}
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skipf("cgo left out: %v", err)
	}
	var sizes []int64
	var record strings.Builder
	for _, f := range []flavour{
		{"go build", "1", nil},
		{"CGO_ENABLED=0", "0", nil},
		{"  -trimpath", "0", []string{"-trimpath"}},
		{`  -ldflags="-s -w"`, "0", []string{"-trimpath", "-ldflags=-s -w"}},
	} {
		file := filepath.Join(t.TempDir(), "service")
		build(t, f, file)
		size, kind := inspect(t, file)
		sizes = append(sizes, size)
		fmt.Fprintf(&record, "%-20s %5.1f MB, %s\n",
			f.name, float64(size)/1e6, kind)
		if static := f.cgo == "0"; static != (kind == "static") {
			t.Errorf("%s: %s", f.name, kind)
		}
	}
	// Folders in messages weigh little, debug information a third.
	if stripped := sizes[3]; stripped > sizes[1]*3/4 {
		t.Errorf("the page says otherwise:\n%s", record.String())
	}
	if !proof.Recording() {
		t.Log("\n" + record.String())
		return
	}
	err := os.WriteFile("testdata/record.txt",
		[]byte(record.String()), 0o644)
	if err != nil {
		t.Fatal(err)
	}
}

// TestReproducible builds the same source in two folders.
func TestReproducible(t *testing.T) {
	var builds [][]byte
	for range 2 {
		dir := t.TempDir()
		err := os.WriteFile(filepath.Join(dir, "main.go"),
			[]byte("package main\n\nfunc main() { panic(1) }\n"), 0o644)
		if err != nil {
			t.Fatal(err)
		}
		run(t.Context(), t, dir, "go", "mod", "init", "same")
		run(t.Context(), t, dir, "go", "build", "-trimpath", ".")
		text, err := os.ReadFile(filepath.Join(dir, "same"))
		if err != nil {
			t.Fatal(err)
		}
		builds = append(builds, text)
	}
	if !slices.Equal(builds[0], builds[1]) {
		t.Error("two builds of the same source differ")
	}
}

func build(t *testing.T, f flavour, file string) {
	t.Helper()
	args := append([]string{"build", "-o", file}, f.flags...)
	run(t.Context(), t, program, "env", append([]string{
		"CGO_ENABLED=" + f.cgo, "go"}, append(args, ".")...)...)
}

func inspect(t *testing.T, file string) (size int64, kind string) {
	t.Helper()
	binary, err := elf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer binary.Close()
	libraries, err := binary.ImportedLibraries()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	kind = "static"
	if len(libraries) > 0 {
		kind = "needs " + strings.Join(libraries, ", ")
	}
	return info.Size(), kind
}

func run(
	ctx context.Context, t *testing.T, dir, name string, args ...string,
) {
	t.Helper()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}
