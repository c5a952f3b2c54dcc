package contract_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/contract"
	"route500k/content/2-acceleration/openapi/edge"
	"route500k/content/2-acceleration/openapi/gen"
	"route500k/content/2-acceleration/openapi/server"
	"route500k/content/internal/proof"
)

const (
	key   = "0190b5a2-6c1f-7000"
	one   = `{"lines":[{"sku":"mug","count":1}]}`
	many  = `{"lines":[{"sku":"mug","count":9}]}`
	wrong = `{"lines":[]}`
)

func send(h http.Handler, method, path, body string) int {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Idempotency-Key", key)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

// region:contract
func TestServerKeepsTheContract(t *testing.T) {
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	validate, err := edge.Validate(doc, 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	orders := server.New(map[string]int{"mug": 3})
	shop := contract.Watch(t, doc, validate(server.Handler(orders)))
	for _, tt := range []struct {
		method, path, body string
		status             int
	}{
		{"POST", "/v1/orders", one, 201},
		{"POST", "/v1/orders", many, 409},
		{"POST", "/v1/orders", wrong, 422},
		{"GET", "/v1/orders", "", 200},
		{"GET", "/v1/orders?limit=0", "", 400},
		{"GET", "/v1/orders/ord_00000001", "", 200},
		{"GET", "/v1/orders/ord_99999999", "", 404},
		{"GET", "/v1/orders/1", "", 400},
		{"GET", "/v1/orders/ord_00000001/status", "", 200},
		{"GET", "/v1/orders/ord_99999999/status", "", 404},
	} {
		got := send(shop, tt.method, tt.path, tt.body)
		if got != tt.status {
			t.Errorf("%s %s: %d, want %d",
				tt.method, tt.path, got, tt.status)
		}
	}
}

// endregion

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

// TestDrift shows what a server hears that has left its contract.
func TestDrift(t *testing.T) {
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	judge := &notes{TB: t}
	answer := func(w http.ResponseWriter, status int, body string) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		w.Write([]byte(body))
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/orders", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		w.Header().Set("Location", "/v1/orders/ord_00000001")
		answer(w, 201, `{"id":"ord_00000001","status":"new",`+
			`"total":500.0,"lines":null}`)
	})
	mux.HandleFunc("GET /v1/orders/{id}", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		http.Error(w, "no such order", http.StatusNotFound)
	})
	shop := contract.Watch(judge, doc, mux)
	send(shop, "POST", "/v1/orders", one)
	send(shop, "GET", "/v1/orders/ord_00000001", "")
	send(shop, "GET", "/v2/orders", "")
	judge.end()
	slices.Sort(judge.said)
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(strings.Join(judge.said, "\n"), proof.Width))
}

// broken fails in the database.
type broken struct{ gen.StrictServerInterface }

func (broken) GetOrder(
	context.Context, gen.GetOrderRequestObject,
) (gen.GetOrderResponseObject, error) {
	return nil, errors.New("dial tcp 10.0.0.7:5432: refused")
}

// TestGeneratedDefaults shows what the generated code tells a client when
// nobody has given it functions for errors.
func TestGeneratedDefaults(t *testing.T) {
	strict := gen.NewStrictHandler(broken{}, nil)
	for name, h := range map[string]http.Handler{
		"default": gen.HandlerFromMuxWithBaseURL(
			strict, http.NewServeMux(), "/v1"),
		"ours": server.Handler(broken{}),
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(
			"GET", "/v1/orders/ord_00000001", nil))
		leaks := strings.Contains(w.Body.String(), "10.0.0.7")
		if w.Code != 500 || leaks != (name == "default") {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}
