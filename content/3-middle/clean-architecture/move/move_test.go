// Package move proves that the steps of the move break nobody: the tests
// of the layered service run as they are, while its files are replaced.
package move

import (
	"encoding/json/v2"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// region:move
func TestSteps(t *testing.T) {
	if testing.Short() {
		t.Skip("long: runs the tests of another page three times")
	}
	servers.Postgres(t) // or a skip: the tests below need it, too
	var report strings.Builder
	for _, step := range []struct {
		name  string
		files map[string]string
	}{
		{"as it was", nil},
		{"domain is out", map[string]string{
			"order.go":  "domain/order.go",
			"errors.go": "domain/errors.go",
		}},
		{"use cases are out", map[string]string{
			"order.go":   "domain/order.go",
			"errors.go":  "domain/errors.go",
			"service.go": "app/service.go",
		}},
	} {
		fmt.Fprintf(&report, "%s\n%s", step.name,
			tested(t, overlay(t, step.files)))
	}
	proof.Golden(t, "testdata/want.txt", report.String())
}

// overlay makes the go command see other files in package orders.
func overlay(t *testing.T, files map[string]string) string {
	replace := map[string]string{}
	for name, with := range files {
		from := absolute(t, layered+"/orders/"+name)
		replace[from] = absolute(t, "testdata/"+with)
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// endregion

const layered = "../../../2-acceleration/layered-architecture"

// tested runs the tests of the layered service with the overlay and says
// what became of each package.
func tested(t *testing.T, overlay string) string {
	t.Helper()
	watch(t)
	cmd := exec.Command("go", "test", "-vet=off", "-overlay", overlay,
		layered+"/orders/...", layered+"/cmd/...")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
	var lines strings.Builder
	for line := range strings.Lines(string(out)) {
		word := strings.Fields(line)
		if len(word) > 1 && word[0] != "?" {
			_, name, _ := strings.Cut(word[1], "layered-architecture/")
			fmt.Fprintf(&lines, "  %s %s\n", word[0], name)
		}
	}
	return lines.String()
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// watch reads the sources, so that a change of them undoes a cached
// result.
func watch(t *testing.T) {
	t.Helper()
	for _, pattern := range []string{
		layered + "/orders/*.go", layered + "/orders/*/*.go",
		layered + "/cmd/shop/*.go", "testdata/*/*.go",
		"../shop/domain/*.go", "../shop/app/*.go",
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: nothing there (%v)", pattern, err)
		}
		for _, file := range files {
			if _, err := os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
	}
}
