// Package breaking finds in a new contract what old clients would not
// survive. The rules are those of oasdiff.
package breaking

import (
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oasdiff/oasdiff/checker"
	"github.com/oasdiff/oasdiff/diff"
	"github.com/oasdiff/oasdiff/load"
)

// region:breaking

// Change is a difference that clients may notice.
type Change struct {
	Level checker.Level // ERR breaks, WARN may break, INFO does not
	Rule  string
	Text  string
}

// Compare judges the way from one text of the contract to the next.
func Compare(before, after []byte) ([]Change, error) {
	from, err := load.NewSpecInfoFromData(
		openapi3.NewLoader(), before, "before.yaml")
	if err != nil {
		return nil, fmt.Errorf("before: %w", err)
	}
	to, err := load.NewSpecInfoFromData(
		openapi3.NewLoader(), after, "after.yaml")
	if err != nil {
		return nil, fmt.Errorf("after: %w", err)
	}
	delta, sources, err := diff.GetWithOperationsSourcesMap(
		diff.NewConfig(), from, to)
	if err != nil {
		return nil, err
	}
	rules := checker.NewConfig(checker.GetAllChecks())
	found := checker.CheckBackwardCompatibilityUntilLevel(
		rules, delta, sources, checker.INFO)
	changes := make([]Change, len(found))
	for i, f := range found {
		changes[i] = Change{f.GetLevel(), f.GetId(),
			f.GetUncolorizedText(checker.NewDefaultLocalizer())}
	}
	return changes, nil
}

// endregion
