// Package quiz asks what a schema lets pass.
package quiz

import (
	"fmt"
	"net/http/httptest"
	"strings"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/faults"
)

// Verdict sends a body to an operation whose request has the schema, and
// says "ok" or what the validator of OpenAPI 3.1 has against it.
func Verdict(schema, body string) string {
	indented := strings.ReplaceAll(schema, "\n", "\n"+
		strings.Repeat(" ", 14))
	doc, err := api.Read([]byte(`openapi: 3.1.1
info: { title: t, version: '1' }
paths:
  /:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              ` + indented + `
      responses: { '204': { description: ok }}
`))
	if err != nil {
		return err.Error()
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		return err.Error()
	}
	r := httptest.NewRequest("POST", "/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	route, params, err := router.FindRoute(r)
	if err != nil {
		return err.Error()
	}
	err = openapi3filter.ValidateRequest(r.Context(),
		&openapi3filter.RequestValidationInput{
			Request: r, PathParams: params, Route: route,
			Options: &openapi3filter.Options{MultiError: true},
		})
	if err == nil {
		return "ok"
	}
	found := faults.Of(err)
	if len(found) == 0 {
		return "refused: " + err.Error()
	}
	return fmt.Sprintf("refused: %s %s", found[0].Pointer, found[0].Detail)
}

// region:integer

const count = "properties: { count: { type: integer, minimum: 1 }}"

func integers() {
	for _, body := range []string{
		`{"count":1.0}`, `{"count":1e2}`, `{"count":"1"}`,
		`{"count":1.5}`, `{}`,
	} {
		fmt.Printf("%-14s %s\n", body, Verdict(count, body))
	}
}

// endregion

// region:null

const note = `required: [note]
properties: { note: { type: [string, 'null'], minLength: 1 }}`

func nulls() {
	for _, body := range []string{
		`{}`, `{"note":null}`, `{"note":""}`, `{"note":"x"}`,
	} {
		fmt.Printf("%-14s %s\n", body, Verdict(note, body))
	}
}

// endregion

// region:oneof

const delivery = `properties:
  to:
    oneOf:
      - { type: object, properties: { street: { type: string }}}
      - { type: object, properties: { point: { type: string }}}`

func oneOf() {
	for _, body := range []string{
		`{"to":{"street":"Lenina 1"}}`,
		`{"to":{"street":7}}`,
	} {
		fmt.Println(body)
		fmt.Println(" ", Verdict(delivery, body))
	}
}

// endregion
