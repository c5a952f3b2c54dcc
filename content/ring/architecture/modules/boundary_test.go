package modules_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// region:boundary

// violations walks the files of a modular monolith and names the imports
// that pass by the door of a module: its package api.
func violations(root fs.FS, prefix string) (found []string, err error) {
	files := token.NewFileSet()
	walk := func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".go" {
			return err
		}
		text, err := fs.ReadFile(root, file)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(files, file, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		own, _, _ := strings.Cut(file, "/")
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			inside, ours := strings.CutPrefix(imported, prefix+"/")
			module, rest, _ := strings.Cut(inside, "/")
			if !ours || module == own || rest == "api" {
				continue
			}
			found = append(found, fmt.Sprintf(
				"%s: %s must not import %s, only %s/%s/api",
				files.Position(spec.Pos()), own, imported,
				prefix, module))
		}
		return nil
	}
	return found, fs.WalkDir(root, ".", walk)
}

// endregion

func TestBoundary(t *testing.T) {
	found, err := violations(os.DirFS("testdata/shop"), "shop")
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		found[i] = proof.Fold(found[i], proof.Width)
	}
	proof.Golden(t, "testdata/boundary.txt", strings.Join(found, "\n"))
}

// The exhibit is a real program: the compiler has nothing against it.
func TestCompiles(t *testing.T) {
	dir := proof.Copy(t, "testdata/shop", ".")
	proof.Module(t, dir, "shop")
	proof.Pass(t, dir, "go", "build", "./...")
}
