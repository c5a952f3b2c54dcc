package main

import (
	"context"
	"encoding/json/v2"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/internal/proof"
)

// region:story

// TestStory goes through all layers once; the corner cases are tested
// where they are decided.
func TestStory(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, store.Schema)
	lab.Exec(t, pool, `INSERT INTO stock VALUES
		('mug', 3, 25000), ('tea', 1, 9990)`)
	shop := application(pool, slog.New(slog.DiscardHandler))
	var story strings.Builder
	for _, step := range []string{
		`7 POST /orders {"lines":[{"sku":"tea","count":2}]}`,
		`7 POST /orders {"lines":[{"sku":"tea","count":1},` +
			`{"sku":"mug","count":2}]}`,
		`8 GET /orders/1`,
		`7 POST /orders/1/cancel`,
		`7 POST /orders/1/cancel`,
		`7 GET /orders/1`,
	} {
		tell(t, &story, shop, step)
	}
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(story.String(), proof.Width))
}

// endregion

// tell sends a request and writes what came back, its time aside.
func tell(t *testing.T, w io.Writer, shop http.Handler, step string) {
	t.Helper()
	parts := strings.SplitN(step, " ", 4)
	body := strings.NewReader(strings.Join(parts[3:], ""))
	r := httptest.NewRequest(parts[1], parts[2], body)
	r.Header.Set("X-Customer", parts[0])
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Request-Id", "request-1")
	answer := httptest.NewRecorder()
	shop.ServeHTTP(answer, r)
	text := strings.TrimSpace(answer.Body.String())
	if text != "" {
		var fields map[string]any
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			t.Fatal(err)
		}
		delete(fields, "created_at")
		delete(fields, "request_id")
		out, err := json.Marshal(fields, json.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		text = strings.ReplaceAll(string(out), `,"`, `, "`)
	}
	spaced := strings.ReplaceAll(step, `,"`, `, "`)
	io.WriteString(w, "customer "+spaced+"\n")
	io.WriteString(w, strings.TrimSpace("  "+answer.Result().Status[:3]+
		" "+text)+"\n")
}

func TestRunStops(t *testing.T) {
	database := lab.Pool(t).Config().ConnString()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	env := map[string]string{
		"DATABASE_URL": database, "LISTEN": "127.0.0.1:0",
	}
	getenv := func(name string) string { return env[name] }
	log := slog.New(slog.DiscardHandler)
	if err := run(ctx, getenv, log); err != nil {
		t.Error(err)
	}
	env["LISTEN"] = "no such address"
	if err := run(t.Context(), getenv, log); err == nil {
		t.Error("a wrong address")
	}
	env["DATABASE_URL"] = "postgres://:port"
	if err := run(t.Context(), getenv, log); err == nil {
		t.Error("a wrong database")
	}
}
