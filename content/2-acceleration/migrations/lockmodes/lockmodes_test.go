package lockmodes_test

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/migrations/lockmodes"
	"route500k/content/internal/proof"
)

func TestModes(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, lockmodes.Schema)
	var text strings.Builder
	for _, statement := range lockmodes.Statements() {
		effect, err := lockmodes.Probe(t.Context(), pool, statement)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		fmt.Fprintf(&text, "%s\n    %s", statement, effect.Mode)
		if effect.Rewrite {
			text.WriteString(", new file")
		}
		text.WriteString("\n")
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}
