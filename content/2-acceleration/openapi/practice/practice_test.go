package practice

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"route500k/content/2-acceleration/openapi/api"
)

func router(t *testing.T) routers.Router {
	t.Helper()
	doc, err := api.Read(Text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// request is what the validator says of a call.
func request(t *testing.T, method, path, body string) (
	*openapi3filter.RequestValidationInput, error,
) {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	route, params, err := router(t).FindRoute(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	in := &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params, Route: route,
	}
	return in, openapi3filter.ValidateRequest(t.Context(), in)
}

func TestAccepted(t *testing.T) {
	for _, body := range []string{
		`{"title":"milk"}`,
		`{"title":"` + strings.Repeat("ж", 100) + `","tags":[]}`,
		`{"title":"milk","tags":["home","дом"]}`,
		`{"title":"milk","remind_at":null}`,
		`{"title":"milk","remind_at":"2026-12-01T09:00:00Z"}`,
	} {
		if _, err := request(t, "POST", "/v1/notes", body); err != nil {
			t.Errorf("refused: %.40s", body)
		}
	}
}

func TestRefused(t *testing.T) {
	tags := make([]string, 21)
	for i := range tags {
		tags[i] = fmt.Sprintf(`"t%d"`, i)
	}
	for _, body := range []string{
		``,
		`{}`,
		`{"title":""}`,
		`{"title":null}`,
		`{"title":"` + strings.Repeat("x", 101) + `"}`,
		`{"title":"milk","tags":["a","a"]}`,
		`{"title":"milk","tags":[` + strings.Join(tags, ",") + `]}`,
		`{"title":"milk","tags":["two words"]}`,
		`{"title":"milk","remind_at":"tomorrow"}`,
		`{"title":"milk","id":7}`,
		`{"title":"milk","owner":1}`,
	} {
		if _, err := request(t, "POST", "/v1/notes", body); err == nil {
			t.Errorf("accepted: %.40s", body)
		}
	}
	for _, limit := range []string{"0", "101", "many"} {
		_, err := request(t, "GET", "/v1/notes?limit="+limit, "")
		if err == nil {
			t.Errorf("accepted: limit=%s", limit)
		}
	}
}

func TestAnswers(t *testing.T) {
	const jsonType, problem = "application/json", "application/problem+json"
	for _, tt := range []struct {
		name, method  string
		status        int
		location      bool
		media, body   string
		withinPromise bool
	}{
		{"created", "POST", 201, true, jsonType,
			`{"id":7,"title":"milk","tags":[],"new":"field"}`, true},
		{"created without Location", "POST", 201, false, jsonType,
			`{"id":7,"title":"milk","tags":[]}`, false},
		{"created without id", "POST", 201, true, jsonType,
			`{"title":"milk","tags":[]}`, false},
		{"tags that are null", "POST", 201, true, jsonType,
			`{"id":7,"title":"milk","tags":null}`, false},
		{"any problem", "POST", 503, false, problem,
			`{"title":"Service Unavailable","status":503}`, true},
		{"a problem as text", "POST", 400, false, "text/plain",
			`bad request`, false},
		{"a page", "GET", 200, false, jsonType, `{"items":[]}`, true},
		{"a bare list", "GET", 200, false, jsonType, `[]`, false},
	} {
		body := ""
		if tt.method == "POST" {
			body = `{"title":"milk"}`
		}
		in, err := request(t, tt.method, "/v1/notes", body)
		if err != nil {
			t.Fatal(err)
		}
		h := http.Header{"Content-Type": {tt.media}}
		if tt.location {
			h.Set("Location", "/v1/notes/7")
		}
		err = openapi3filter.ValidateResponse(t.Context(),
			&openapi3filter.ResponseValidationInput{
				RequestValidationInput: in,
				Status:                 tt.status, Header: h,
				Body: io.NopCloser(strings.NewReader(tt.body)),
				Options: &openapi3filter.Options{
					IncludeResponseStatus: true,
				},
			})
		if (err == nil) != tt.withinPromise {
			t.Errorf("%s: promised %v, want %v",
				tt.name, err == nil, tt.withinPromise)
		}
	}
}
