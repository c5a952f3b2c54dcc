package problem_test

import (
	"encoding/json/jsontext"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"route500k/content/1-ramp-up/http-server/problem"
)

// region:example
func ExampleWrite() {
	w := httptest.NewRecorder()
	problem.Write(w, problem.Problem{
		Type:   "https://api.example.com/problems/validation",
		Title:  "The note is not valid",
		Status: http.StatusUnprocessableEntity,
		Errors: []problem.Fault{{Pointer: "/title", Detail: "is empty"}},
	})
	fmt.Println(w.Code, w.Header().Get("Content-Type"))
	body := jsontext.Value(w.Body.Bytes())
	fmt.Println(body.Indent(jsontext.WithIndent("  ")))
	fmt.Println(body)
	// Output:
	// 422 application/problem+json
	// <nil>
	// {
	//   "type": "https://api.example.com/problems/validation",
	//   "title": "The note is not valid",
	//   "status": 422,
	//   "errors": [
	//     {
	//       "pointer": "/title",
	//       "detail": "is empty"
	//     }
	//   ]
	// }
}

// endregion

func TestTitleOfStatus(t *testing.T) {
	w := httptest.NewRecorder()
	w.Header().Set("Content-Length", "9000")
	problem.Write(w, problem.Problem{Status: 404})
	want := `{"title":"Not Found","status":404}` + "\n"
	if w.Body.String() != want || w.Header().Get("Content-Length") != "" {
		t.Errorf("got %s with %v", w.Body, w.Header())
	}
}
