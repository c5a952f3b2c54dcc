package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/2-acceleration/layered-architecture/orders"
)

// region:stub

// stub answers every call with the same order and error.
type stub struct {
	order orders.Order
	err   error
	wish  []orders.Line
}

func (s *stub) Place(_ context.Context, _ int64, wish []orders.Line) (
	orders.Order, error,
) {
	s.wish = wish
	return s.order, s.err
}

func (s *stub) Get(context.Context, int64, int64) (orders.Order, error) {
	return s.order, s.err
}

func (s *stub) Cancel(context.Context, int64, int64) error { return s.err }

func send(s Service, log *slog.Logger, line, body string) (int, string) {
	customer7 := func(*http.Request) (int64, bool) { return 7, true }
	method, path, _ := strings.Cut(line, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	Routes(s, customer7, log).ServeHTTP(w, r)
	return w.Code, strings.TrimSpace(w.Body.String())
}

// endregion

// region:statuses
func TestErrorsBecomeStatuses(t *testing.T) {
	for _, tt := range []struct {
		err    error
		status int
		says   string
		logged bool
	}{
		{orders.ErrNotFound, 404, "Not Found", false},
		{&orders.Invalid{Pointer: "/lines/0/count", Why: "want 1 to 100"},
			422, `"pointer":"/lines/0/count"`, false},
		{&orders.OutOfStock{SKU: "tea", Left: 1}, 409,
			`"detail":"tea: only 1 left"`, false},
		{&orders.WrongStatus{Is: orders.Shipped, Want: orders.New}, 409,
			"wrong-status", false},
		{context.DeadlineExceeded, 503, "Service Unavailable", true},
		{context.Canceled, 500, "Internal Server Error", false},
		{errors.New("dial 10.0.0.7"), 500, "Internal Server Error", true},
	} {
		var log strings.Builder
		err := fmt.Errorf("place an order: %w", tt.err)
		status, body := send(&stub{err: err},
			slog.New(slog.NewTextHandler(&log, nil)),
			"POST /orders", `{"lines":[]}`)
		if status != tt.status || !strings.Contains(body, tt.says) {
			t.Errorf("%v: %d %s", tt.err, status, body)
		}
		if (log.Len() > 0) != tt.logged {
			t.Errorf("%v: log %q", tt.err, log.String())
		}
		if strings.Contains(body, "10.0.0.7") {
			t.Error("the client sees the inside")
		}
	}
}

// endregion

func TestPlaceTranslates(t *testing.T) {
	s := &stub{order: orders.Order{ID: 3, Status: orders.New,
		Lines: []orders.Line{{SKU: "mug", Count: 2, Price: 25005}}}}
	status, body := send(s, slog.New(slog.DiscardHandler), "POST /orders",
		`{"lines":[{"sku":"mug","count":2,"price":"0.01"}]}`)
	want := `{"id":3,"status":"new","total":"500.10","lines":` +
		`[{"sku":"mug","count":2,"price":"250.05"}],` +
		`"created_at":"0001-01-01T00:00:00Z"}`
	if status != http.StatusCreated || body != want {
		t.Errorf("%d %s", status, body)
	}
	if len(s.wish) != 1 || s.wish[0].Price != 0 {
		t.Errorf("the price came from outside: %+v", s.wish)
	}
}

func TestOtherRoutes(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	if status, _ := send(&stub{}, log, "GET /orders/x", ""); status != 200 {
		t.Errorf("get: %d", status)
	}
	status, body := send(&stub{}, log, "POST /orders/3/cancel", "")
	if status != http.StatusNoContent || body != "" {
		t.Errorf("cancel: %d %s", status, body)
	}
	nobody := func(*http.Request) (int64, bool) { return 0, false }
	w := httptest.NewRecorder()
	Routes(&stub{}, nobody, log).ServeHTTP(w,
		httptest.NewRequest("GET", "/orders/1", nil))
	if w.Code != http.StatusUnauthorized {
		t.Errorf("nobody: %d", w.Code)
	}
}
