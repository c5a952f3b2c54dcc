package decode_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/http-server/decode"
)

type note struct {
	Title string `json:"title"`
	Tags  []string
}

func TestBody(t *testing.T) {
	for _, tt := range []struct {
		body string
		code int
		says string
	}{
		{`{"title":"milk"}`, 200, "milk"},
		{` {"title":"milk"} ` + "\n", 200, "milk"},
		{``, 400, "not JSON"},
		{`{"title":"a"}{"title":"b"}`, 400, "not JSON"},
		{`{"title":"a","title":"b"}`, 400, "not JSON"},
		{`{"title":1}`, 400, `"pointer":"/title"`},
		{`{"title":"a","admin":true}`, 400, `"detail":"unknown name"`},
		{`{"Title":"a"}`, 400, `"pointer":"/Title"`},
		{`{"title":"` + "\xff" + `"}`, 400, "not JSON"},
		{`{"title":"` + strings.Repeat("x", decode.Limit) + `"}`, 413,
			"over 1 MB"},
	} {
		r := httptest.NewRequest("POST", "/", strings.NewReader(tt.body))
		r.Header.Set("Content-Type", "application/json; charset=utf-8")
		w := send(r)
		got := w.Body.String()
		if w.Code != tt.code || !strings.Contains(got, tt.says) {
			t.Errorf("%.40s: %d %s; want %d with %s",
				tt.body, w.Code, got, tt.code, tt.says)
		}
	}
}

func TestMediaType(t *testing.T) {
	for _, media := range []string{"", "text/plain", "application/jsonp"} {
		r := httptest.NewRequest("POST", "/", strings.NewReader(`{}`))
		r.Header.Set("Content-Type", media)
		if w := send(r); w.Code != http.StatusUnsupportedMediaType {
			t.Errorf("%q: %d, want 415", media, w.Code)
		}
	}
}

func send(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	if n, ok := decode.Body[note](w, r); ok {
		w.WriteString(n.Title)
	}
	return w
}
