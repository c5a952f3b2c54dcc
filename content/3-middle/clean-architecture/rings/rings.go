// Package rings checks that dependencies point inwards.
package rings

import (
	"bytes"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// region:rings

// Rings says what each package of a folder may import: other packages of
// the folder by their names, the rest by their paths, "std" for all of
// the standard library. A package without a ring is an error, too.
type Rings map[string][]string

// Broken returns a line for each import that no ring allows.
func (r Rings) Broken(dir string) ([]string, error) {
	packages, err := list(dir)
	if err != nil {
		return nil, err
	}
	std := map[string]bool{}
	for _, p := range packages {
		std[p.ImportPath] = p.Standard
	}
	var broken []string
	for _, p := range packages {
		if p.DepOnly {
			continue // not of this folder
		}
		name := path.Base(p.ImportPath)
		may, ok := r[name]
		if !ok {
			broken = append(broken, name+" is in no ring")
			continue
		}
		for _, to := range p.Imports {
			short := strings.TrimPrefix(to, path.Dir(p.ImportPath)+"/")
			if slices.Contains(may, short) ||
				std[to] && slices.Contains(may, "std") {
				continue
			}
			broken = append(broken, name+" must not import "+short)
		}
	}
	return broken, nil
}

// endregion

type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
	DepOnly    bool
}

// list returns the packages below dir and all that they depend on.
func list(dir string) ([]listed, error) {
	cmd := exec.Command("go", "list", "-deps",
		"-json=ImportPath,Imports,Standard,DepOnly", "./...")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, &stderr)
	}
	var all []listed
	for d := jsontext.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := json.UnmarshalDecode(d, &p)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		all = append(all, p)
	}
}
