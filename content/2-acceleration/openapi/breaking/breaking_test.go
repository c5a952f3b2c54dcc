package breaking_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/oasdiff/oasdiff/checker"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/breaking"
	"route500k/content/internal/proof"
)

// changes are edits of testdata/old.yaml: what, from, to.
var changes = [][3]string{
	{"request: new optional property",
		"gift: { type: boolean }",
		"gift: { type: boolean }\n                wrap: { type: string }"},
	{"request: optional becomes required",
		"required: [sku]", "required: [sku, gift]"},
	{"request: shorter maxLength", "maxLength: 32", "maxLength: 16"},
	{"request: longer maxLength", "maxLength: 32", "maxLength: 64"},
	{"request: parameter becomes required",
		"in: query", "in: query, required: true"},
	{"response: new property",
		"note: { type: string }",
		"note: { type: string }\n                  eta: { type: string }"},
	{"response: property gone",
		"                  note: { type: string }\n", ""},
	{"response: no longer required",
		"required: [id, status]", "required: [id]"},
	{"response: may be null",
		"id: { type: string }", "id: { type: [string, 'null'] }"},
	{"response: new enum value", "[new, paid]", "[new, paid, lost]"},
	{"response: enum value gone", "[new, paid]", "[new]"},
	{"response: other error status", "'409'", "'410'"},
	{"operation gone before its sunset",
		"  /orders/soon:\n    get:\n", "  /orders/x:\n    get:\n"},
	{"operation gone after its sunset",
		"  /orders/late:\n    get:\n", "  /orders/y:\n    get:\n"},
}

// TestVerdicts judges each change alone, by its worst finding.
func TestVerdicts(t *testing.T) {
	old, err := os.ReadFile("testdata/old.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, change := range changes {
		what, from, to := change[0], change[1], change[2]
		if strings.Count(string(old), from) != 1 {
			t.Fatalf("%q is not there once", from)
		}
		fresh := strings.Replace(string(old), from, to, 1)
		found, err := breaking.Compare(old, []byte(fresh))
		if err != nil {
			t.Fatal(err)
		}
		worst := breaking.Change{Rule: "no rule"}
		for _, f := range found {
			if f.Level > worst.Level {
				worst = f
			}
		}
		fmt.Fprintf(&text, "%-38s %s\n", what, level(worst.Level))
		fmt.Fprintf(&text, "    %s\n", worst.Rule)
	}
	proof.Golden(t, "testdata/want.txt", text.String())
}

func level(l checker.Level) string {
	switch l {
	case checker.ERR:
		return "breaks"
	case checker.WARN:
		return "may break"
	}
	return "safe"
}

// region:ci

// TestContractDoesNotBreak compares the contract with what is published;
// CI takes that one from the main branch.
func TestContractDoesNotBreak(t *testing.T) {
	published, err := os.ReadFile("testdata/published.yaml")
	if err != nil {
		t.Fatal(err)
	}
	found, err := breaking.Compare(published, api.Text)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range found {
		if change.Level >= checker.WARN {
			t.Errorf("%s: %s", change.Rule, change.Text)
		}
	}
}

// endregion

func TestCompareRefuses(t *testing.T) {
	for _, texts := range [][2]string{
		{"openapi: [", string(api.Text)},
		{string(api.Text), "openapi: ["},
	} {
		_, err := breaking.Compare([]byte(texts[0]), []byte(texts[1]))
		if err == nil {
			t.Error("accepted what is no document")
		}
	}
}
