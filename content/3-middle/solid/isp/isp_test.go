package isp_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"route500k/content/3-middle/solid/isp"
	"route500k/content/internal/proof"
)

// region:card
func ExampleCard() {
	mug := isp.FinderFunc(func(
		context.Context, string,
	) (isp.Product, error) {
		return isp.Product{SKU: "mug", Price: 250}, nil
	})
	fmt.Println(isp.Card(context.Background(), mug, "mug"))
	// Output: mug: 250 <nil>
}

// endregion

// TestFat shows what the compiler says of a fake with one method of seven.
func TestFat(t *testing.T) {
	const dir = "testdata/fat"
	if _, err := os.ReadFile(dir + "/fat.go"); err != nil {
		t.Fatal(err)
	}
	text := proof.Fail(t, dir, "go", "build", ".")
	proof.Golden(t, dir+"/want.txt", proof.Fold(text, proof.Width))
}

// TestStandardLibrary counts the methods of exported interfaces.
func TestStandardLibrary(t *testing.T) {
	const file = "testdata/record.txt"
	if proof.Recording() {
		proof.Record(t, file, census(t))
	}
	if !strings.Contains(proof.Recorded(t, file), "one method") {
		t.Errorf("%s: no figures there", file)
	}
}

// census counts by the number of methods that the declaration itself
// names; interfaces of types and empty ones are left out.
func census(t *testing.T) string {
	out, err := exec.Command("go", "list", "-f",
		"{{.Dir}} {{join .GoFiles \" \"}}", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[int]int{}
	all := 0
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if strings.Contains(words[0], "internal") ||
			strings.Contains(words[0], "vendor") {
			continue
		}
		for _, name := range words[1:] {
			for _, n := range methods(t, filepath.Join(words[0], name)) {
				sizes[min(n, 4)]++
				all++
			}
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s, exported interfaces with methods: %d\n",
		runtime.Version(), all)
	for i, name := range []string{
		"one method", "two", "three", "four and more",
	} {
		fmt.Fprintf(&text, "%-14s %3d  %2d %%\n", name, sizes[i+1],
			(100*sizes[i+1]+all/2)/all)
	}
	return text.String()
}

// methods returns the sizes of the exported interfaces of a file.
func methods(t *testing.T, file string) (sizes []int) {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, declared := range tree.Decls {
		general, ok := declared.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			named, ok := spec.(*ast.TypeSpec)
			if !ok || !named.Name.IsExported() {
				continue
			}
			body, ok := named.Type.(*ast.InterfaceType)
			if !ok {
				continue
			}
			n := 0
			for _, field := range body.Methods.List {
				if len(field.Names) > 0 {
					n++ // a method of its own
				} else if _, one := field.Type.(*ast.BinaryExpr); !one {
					n++ // an embedded interface counts as one
				}
			}
			if n > 0 {
				sizes = append(sizes, n)
			}
		}
	}
	return sizes
}
