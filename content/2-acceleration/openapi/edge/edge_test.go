package edge_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/edge"
	"route500k/content/2-acceleration/openapi/server"
	"route500k/content/internal/proof"
)

func open(t *testing.T, limit int64) http.Handler {
	t.Helper()
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	validate, err := edge.Validate(doc, limit)
	if err != nil {
		t.Fatal(err)
	}
	orders := server.New(map[string]int{"mug": 2})
	return validate(server.Handler(orders))
}

// send is "METHOD path" and a body; key is the idempotency key.
func send(h http.Handler, line, key, body string) *http.Response {
	method, path, _ := strings.Cut(line, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		r.Header.Set("Idempotency-Key", key)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

const key = "0190b5a2-6c1f-7000" // long enough

// TestAnswers shows what a client gets for each kind of mistake.
func TestAnswers(t *testing.T) {
	shop := open(t, 200)
	var text strings.Builder
	for _, tt := range []struct{ line, key, body string }{
		{"POST /v1/orders", key, `{"lines":[{"sku":"mug","count":1}]}`},
		{"POST /v1/orders", key, `{"lines":[{"sku":"Mug!","count":0},` +
			`{"sku":"tea","cuont":1}],"comment":7}`},
		{"POST /v1/orders", "short", `{"lines":`},
		{"POST /v1/orders", key, `{"lines":[{"sku":"mug","count":1}],` +
			`"comment":"` + strings.Repeat("x", 200) + `"}`},
		{"POST /v1/orders", key, `{"lines":[{"sku":"mug","count":9}]}`},
		{"GET /v1/orders?limit=1000", "", ""},
		{"GET /v1/admin", "", ""},
	} {
		response := send(shop, tt.line, tt.key, tt.body)
		sent := tt.body
		if len(sent) > 100 {
			sent = sent[:50] + "…"
		}
		fmt.Fprintln(&text, strings.TrimSpace(tt.line+" "+sent))
		fmt.Fprintln(&text, response.StatusCode, read(t, response))
	}
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(text.String(), proof.Width))
}

// read is the body with room for folding; an order only by its id.
func read(t *testing.T, r *http.Response) string {
	t.Helper()
	var text strings.Builder
	if _, err := fmt.Fprint(&text, bodyOf(t, r)); err != nil {
		t.Fatal(err)
	}
	if r.StatusCode == http.StatusCreated {
		return r.Header.Get("Location")
	}
	return strings.ReplaceAll(strings.TrimSpace(text.String()),
		`,"`, `, "`)
}

// region:deprecated
func TestDeprecated(t *testing.T) {
	shop := open(t, 1<<10)
	send(shop, "POST /v1/orders", key,
		`{"lines":[{"sku":"mug","count":1}]}`)
	old := send(shop, "GET /v1/orders/ord_00000001/status", "", "").Header
	for name, want := range map[string]string{
		"Deprecation": "@1788220800", // 2026-09-01
		"Sunset":      "Mon, 01 Mar 2027 00:00:00 GMT",
		"Link":        `</docs/changes>; rel="deprecation"`,
	} {
		if got := old.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	fresh := send(shop, "GET /v1/orders/ord_00000001", "", "").Header
	if fresh.Get("Deprecation") != "" || fresh.Get("Sunset") != "" {
		t.Errorf("a living operation: %v", fresh)
	}
}

// endregion

func TestOtherRefusals(t *testing.T) {
	shop := open(t, 1<<10)
	r := httptest.NewRequest("POST", "/v1/orders", strings.NewReader("a=1"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Idempotency-Key", key)
	w := httptest.NewRecorder()
	shop.ServeHTTP(w, r)
	if w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a form: %d %s", w.Code, w.Body)
	}
	if got := send(shop, "POST /v1/orders", key, ""); got.StatusCode != 400 {
		t.Errorf("no body: %d", got.StatusCode)
	}
	double := `{"lines":[],"lines":[{"sku":"mug","count":1}]}`
	if got := send(shop, "POST /v1/orders", key, double); got.
		StatusCode != 400 {
		t.Errorf("a repeated name: %d", got.StatusCode)
	}
}

func bodyOf(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
