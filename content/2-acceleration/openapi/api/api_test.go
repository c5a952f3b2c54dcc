package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"route500k/content/2-acceleration/openapi/api"
)

// region:rules

// TestRules holds what the specification leaves open and we do not.
func TestRules(t *testing.T) {
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			at := method + " " + path
			if op.OperationID == "" {
				t.Errorf("%s: no operationId", at)
			}
			other := op.Responses.Default()
			if other == nil ||
				other.Value.Content.Get("application/problem+json") == nil {
				t.Errorf("%s: no default problem", at)
			}
			if op.RequestBody == nil {
				continue
			}
			for _, media := range op.RequestBody.Value.Content {
				open(media.Schema.Value, at, func(text string) {
					t.Error(text)
				})
			}
		}
	}
}

// open reports what a request may send without limit.
func open(s *openapi3.Schema, at string, report func(string)) {
	limited := s.Pattern != "" || s.MaxLength != nil || len(s.Enum) > 0
	switch {
	case s.Type.Includes("string") && !limited:
		report(at + ": a string of any length")
	case s.Type.Includes("array") && s.MaxItems == nil:
		report(at + ": an array of any length")
	case s.Type.Includes("object") &&
		(s.AdditionalProperties.Has == nil || *s.AdditionalProperties.Has):
		report(at + ": an object with any names")
	}
	if s.Items != nil {
		open(s.Items.Value, at+"/*", report)
	}
	for name, property := range s.Properties {
		open(property.Value, at+"/"+name, report)
	}
}

// endregion

func TestOpenReports(t *testing.T) {
	doc, err := api.Read([]byte(`
openapi: 3.1.1
info: { title: t, version: '1' }
paths: {}
components:
  schemas:
    S:
      type: object
      properties:
        a: { type: string }
        b: { type: array, items: { type: integer }}
`))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	open(doc.Components.Schemas["S"].Value, "S", func(text string) {
		said = append(said, text)
	})
	for _, want := range []string{
		"S: an object", "S/a: a string", "S/b: an array",
	} {
		if !strings.Contains(fmt.Sprint(said), want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"not YAML": "openapi: [",
		"no info":  "openapi: 3.1.1",
		"a pattern that is none": strings.Replace(string(api.Text),
			"^ord_", "(", 1),
	} {
		if _, err := api.Read([]byte(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
