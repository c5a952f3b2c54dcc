// Package exhibits holds tests that fail in instructive ways, under
// testdata, and the tools that look for such tests.
package exhibits

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// region:hunt

// Hunt reads "go test -json -count=N" and returns the tests that have both
// passed and failed, with how often.
func Hunt(report io.Reader) (flaky []string, err error) {
	type counts struct{ pass, fail int }
	seen := map[string]counts{}
	for lines := json.NewDecoder(report); ; {
		var event struct{ Action, Package, Test string }
		err := lines.Decode(&event)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		n := seen[event.Package+" "+event.Test]
		switch {
		case event.Test == "": // the package as a whole
			continue
		case event.Action == "pass":
			n.pass++
		case event.Action == "fail":
			n.fail++
		}
		seen[event.Package+" "+event.Test] = n
	}
	for name, n := range seen {
		if n.pass > 0 && n.fail > 0 {
			flaky = append(flaky, fmt.Sprintf("%s: %d of %d failed",
				name, n.fail, n.pass+n.fail))
		}
	}
	slices.Sort(flaky)
	return flaky, nil
}

// endregion

// region:runs

// Runs is how many are needed to see, with such confidence, a failure that
// comes once in so many.
func Runs(onceIn, confidence float64) int {
	return int(math.Ceil(math.Log(1-confidence) / math.Log(1-1/onceIn)))
}

// endregion
