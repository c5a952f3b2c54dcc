// Package arch checks which package may depend on which.
package arch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
)

// region:arch

// Rule says what a package must not need, not even through others.
type Rule struct {
	Package string // a path for "go list", such as ./orders
	Not     []string
}

// Broken returns a line for every dependency that a rule forbids.
func Broken(dir string, rules []Rule) ([]string, error) {
	var broken []string
	for _, rule := range rules {
		cmd := exec.Command("go", "list", "-json=Deps", rule.Package)
		cmd.Dir = dir
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w: %s", err, &stderr)
		}
		var listed struct{ Deps []string }
		if err := json.Unmarshal(out, &listed); err != nil {
			return nil, err
		}
		for _, not := range rule.Not {
			for _, dep := range listed.Deps {
				if dep == not || strings.HasPrefix(dep, not+"/") {
					broken = append(broken, fmt.Sprintf(
						"%s must not need %s", rule.Package, dep))
					break // one of a family is enough
				}
			}
		}
	}
	return broken, nil
}

// endregion
