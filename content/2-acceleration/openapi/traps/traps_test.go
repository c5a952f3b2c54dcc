// Package traps shows what a document says without meaning it.
package traps

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/edge"
	"route500k/content/2-acceleration/openapi/quiz"
	"route500k/content/internal/proof"
)

func TestNullable(t *testing.T) {
	const body = `{"note":null}`
	golden(t, "nullable", fmt.Sprintf("%-28s %s\n%-28s %s",
		"nullable: true", quiz.Verdict(
			"properties: { note: { type: string, nullable: true }}", body),
		"type: [string, 'null']", quiz.Verdict(
			"properties: { note: { type: [string, 'null'] }}", body)))
}

func TestOpenObject(t *testing.T) {
	const (
		body   = `{"coment":"call me"}`
		schema = "properties: { comment: { type: string }}"
	)
	golden(t, "open", fmt.Sprintf("%-28s %s\n%-28s %s",
		"properties alone", quiz.Verdict(schema, body),
		"additionalProperties: false", quiz.Verdict(
			"additionalProperties: false\n"+schema, body)))
}

func TestFormat(t *testing.T) {
	var text strings.Builder
	for _, tt := range [][2]string{
		{"email", "not an address"},
		{"uuid", "7"},
		{"date-time", "tomorrow"},
		{"my-own", "anything"},
	} {
		verdict, _, _ := strings.Cut(quiz.Verdict(
			"properties: { v: { type: string, format: "+tt[0]+" }}",
			fmt.Sprintf(`{"v":%q}`, tt[1])), ":")
		fmt.Fprintf(&text, "%-10s %-17q %s\n", tt[0], tt[1], verdict)
	}
	golden(t, "format", text.String())
}

// TestWholeBody shows that the validator has no limit of its own.
func TestWholeBody(t *testing.T) {
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	const size = 16 << 20
	body := `{"lines":[{"sku":"mug","count":1}],"comment":"` +
		strings.Repeat("x", size) + `"}`

	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	naked := allocated(func() {
		r := post(body)
		route, params, err := router.FindRoute(r)
		if err != nil {
			t.Fatal(err)
		}
		err = openapi3filter.ValidateRequest(r.Context(),
			&openapi3filter.RequestValidationInput{
				Request: r, PathParams: params, Route: route,
				Options: &openapi3filter.Options{
					AuthenticationFunc: openapi3filter.
						NoopAuthenticationFunc,
				},
			})
		if err == nil {
			t.Error("a comment of 16 MB has passed")
		}
	})
	validate, err := edge.Validate(doc, 64<<10)
	if err != nil {
		t.Fatal(err)
	}
	h := validate(http.NotFoundHandler())
	limited := allocated(func() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, post(body))
		if w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("got %d", w.Code)
		}
	})
	if naked < 2*size || limited > size/8 {
		t.Errorf("allocated %d MB and %d MB", naked>>20, limited>>20)
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", fmt.Sprintf(
			"kin-openapi 0.152.0, %s\nallocated for a body of 16 MB\n"+
				"validator alone           %5d MB\n"+
				"behind a limit of 64 KB   %5.1f MB\n",
			runtime.Version(), naked>>20, float64(limited)/(1<<20)))
	}
	if !strings.Contains(proof.Recorded(t, "testdata/record.txt"), "16 MB") {
		t.Error("the record is about something else")
	}
}

func post(body string) *http.Request {
	r := httptest.NewRequest("POST", "/v1/orders", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", "0190b5a2-6c1f-7000")
	return r
}

// allocated is what f takes from the heap, whether or not it gives it
// back.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func golden(t *testing.T, name, text string) {
	t.Helper()
	proof.Golden(t, "testdata/want-"+name+".txt",
		proof.Fold(text, proof.Width))
}
