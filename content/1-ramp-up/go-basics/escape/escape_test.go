// Package escape proves where the compiler places values.
package escape

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

func TestPlace(t *testing.T) {
	const dir = "testdata/place"
	source, err := os.ReadFile(dir + "/main.go")
	if err != nil {
		t.Fatal(err)
	}
	// -m prints the decisions, -l leaves out inlining.
	cmd := exec.CommandContext(t.Context(),
		"go", "build", "-gcflags=-m -l", "-o", os.DevNull, ".")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// The page shows the functions, not what main does with them.
	head, _, _ := strings.Cut(string(source), "\n\tshow(")
	call := fmt.Sprintf("./main.go:%d:", 2+strings.Count(head, "\n"))
	text := proof.Until(proof.Normalise(string(out), dir), call)
	text = strings.ReplaceAll(text, "./", "")
	proof.Golden(t, dir+"/want.txt", proof.Until(text, fmt.Sprintf(
		"main.go:%d:", 3+strings.Count(head, "\n"))))
}

type order struct{ id, total int }

var (
	heap  *order
	total int
)

//go:noinline
func byValue(id int) order { return order{id: id, total: id} }

//go:noinline
func byPointer(id int) *order { return &order{id: id, total: id} }

func TestAllocations(t *testing.T) {
	value := testing.AllocsPerRun(100, func() {
		total += byValue(1).total
	})
	pointer := testing.AllocsPerRun(100, func() { heap = byPointer(1) })
	if value != 0 || pointer != 1 {
		t.Errorf("allocations: value %v, pointer %v; want 0 and 1",
			value, pointer)
	}
}
