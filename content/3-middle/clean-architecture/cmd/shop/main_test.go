package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/layered-architecture/orders/store"
	"route500k/content/3-middle/clean-architecture/kassa"
	"route500k/content/3-middle/clean-architecture/kassa/kassatest"
	"route500k/content/internal/proof"
)

// TestStory goes through both entrances of the application.
func TestStory(t *testing.T) {
	pool := lab.Pool(t)
	lab.Exec(t, pool, store.Schema)
	lab.Exec(t, pool, `INSERT INTO stock VALUES ('mug', 3, 25000)`)
	lab.Exec(t, pool, `INSERT INTO orders (customer_id, status)
		VALUES (7, 'new'), (7, 'new')`)
	lab.Exec(t, pool, `INSERT INTO order_line VALUES
		(1, 'mug', 2, 25000), (2, 'mug', 1, 25000)`)
	bank, client := kassatest.New(t)
	shop := wire(pool, client, slog.New(slog.DiscardHandler))

	var story bytes.Buffer
	http := func(step string) {
		method, path, _ := strings.Cut(step, " ")
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("X-Customer", "7")
		w := httptest.NewRecorder()
		shop.web.ServeHTTP(w, r)
		body := strings.TrimSpace(w.Body.String())
		fmt.Fprintf(&story, "%s\n  %d %s\n", step, w.Code,
			strings.ReplaceAll(body, `,"`, `, "`))
	}
	queue := func(body string) {
		err := shop.verdict(t.Context(), []byte(body))
		fmt.Fprintf(&story, "queue %s\n  %v\n", body, err)
	}

	bank.Answer(kassa.NoMoney)
	http("POST /orders/1/pay")
	bank.Answer("61") // nobody has told us of it
	http("POST /orders/1/pay")
	queue(`{"order":1, "verdict":"refused"}`)
	bank.Answer(kassa.Approved)
	http("POST /orders/1/pay")
	http("POST /orders/1/pay")
	bank.Silence(true)
	http("POST /orders/2/pay")
	queue(`{"order":2, "verdict":"paid"}`)
	queue(`{"order":2, "verdict":"paid"}`)
	http("GET /orders")
	proof.Golden(t, "testdata/want.txt",
		proof.Fold(story.String(), proof.Width))
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
