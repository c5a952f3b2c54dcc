package codefirst

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"

	"route500k/content/2-acceleration/openapi/contract"
	"route500k/content/internal/proof"
)

// notes is a test that only notes what was said.
type notes struct {
	testing.TB
	said []string
	end  func()
}

func (n *notes) Errorf(format string, args ...any) {
	n.said = append(n.said, fmt.Sprintf(format, args...))
}
func (n *notes) Cleanup(f func()) { n.end = f }
func (n *notes) Helper()          {}

// TestCommentLies holds the handler to what its comments say.
func TestCommentLies(t *testing.T) {
	text, err := os.ReadFile("swagger.json")
	if err != nil {
		t.Fatal(err)
	}
	var old openapi2.T
	if err := json.Unmarshal(text, &old); err != nil {
		t.Fatal(err)
	}
	doc, err := openapi2conv.ToV3(&old)
	if err != nil {
		t.Fatal(err)
	}
	judge := &notes{TB: t}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/notes", Create)
	shop := contract.Watch(judge, doc, mux)
	for _, body := range []string{`{"title":"milk"}`, `{`} {
		r := httptest.NewRequest("POST", "/v1/notes",
			strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		shop.ServeHTTP(httptest.NewRecorder(), r)
	}
	judge.end()
	slices.Sort(judge.said)
	proof.Golden(t, "testdata/want.txt", fmt.Sprintf(
		"swagger: %q\n%s", old.Swagger, strings.Join(judge.said, "\n")))
}
