package create

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// memory is a Store.
type memory struct {
	titles []string
	err    error
	ctx    context.Context
}

func (m *memory) Add(ctx context.Context, title string, _ []string) (
	int, error,
) {
	m.ctx = ctx
	m.titles = append(m.titles, title)
	return len(m.titles), m.err
}

type key struct{}

type answered struct {
	code               int
	media, where, body string
}

func send(t *testing.T, store *memory, body string) answered {
	t.Helper()
	r := httptest.NewRequest("POST", "/notes", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r = r.WithContext(context.WithValue(r.Context(), key{}, "request"))
	w := httptest.NewRecorder()
	Handler(store).ServeHTTP(w, r)
	response := w.Result()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	h := response.Header
	return answered{response.StatusCode, h.Get("Content-Type"),
		h.Get("Location"), strings.TrimSpace(string(text))}
}

func TestCreated(t *testing.T) {
	store := new(memory)
	got := send(t, store, `{"title":" milk "}`)
	want := answered{http.StatusCreated, "application/json", "/notes/1",
		`{"id":1,"title":"milk","tags":[]}`}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if store.ctx.Value(key{}) != "request" {
		t.Error("the store did not get the context of the request")
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		code       int
	}{
		{"not JSON", `{"title":`, 400},
		{"garbage after it", `{"title":"a"}{"title":"b"}`, 400},
		{"unknown name", `{"title":"a","admin":true}`, 400},
		{"id from outside", `{"title":"a","id":9}`, 400},
		{"too big", `{"title":"` + strings.Repeat("x", 1<<20) + `"}`, 413},
		{"no title", `{"title":"  "}`, 422},
		{"long title", `{"title":"` + strings.Repeat("ж", 101) + `"}`, 422},
	} {
		store := new(memory)
		got := send(t, store, tt.body)
		if got.code != tt.code || len(store.titles) > 0 {
			t.Errorf("%s: %d and %d stored, want %d and none",
				tt.name, got.code, len(store.titles), tt.code)
		}
		if got.media != "application/problem+json" {
			t.Fatalf("an error as %s", got.media)
		}
	}
}

func TestTitleInCharacters(t *testing.T) {
	body := `{"title":"` + strings.Repeat("ж", 100) + `"}`
	if got := send(t, new(memory), body); got.code != http.StatusCreated {
		t.Errorf("100 letters: %d, want 201", got.code)
	}
}

func TestStoreFails(t *testing.T) {
	secret := "dial tcp 10.0.0.7:5432: connection refused"
	got := send(t, &memory{err: errors.New(secret)}, `{"title":"milk"}`)
	if got.code != http.StatusInternalServerError || got.where != "" {
		t.Errorf("got %d with Location %q", got.code, got.where)
	}
	if strings.Contains(got.body, "10.0.0.7") {
		t.Error("the client reads the address of the database")
	}
}
