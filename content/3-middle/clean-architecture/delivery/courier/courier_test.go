package courier_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"route500k/content/3-middle/clean-architecture/delivery"
	"route500k/content/3-middle/clean-architecture/delivery/courier"
)

var _ delivery.Prices = (*courier.Courier)(nil)

const token = "tok_live_77"

// partner answers every request with status and body and remembers what
// it was asked.
func partner(t *testing.T, status int, body string) (
	delivery.Prices, *http.Request,
) {
	asked := new(http.Request)
	server := httptest.NewServer(http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		*asked = *r.Clone(context.Background())
		w.WriteHeader(status)
		io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return courier.New(server.URL, token, server.Client()), asked
}

func TestPrice(t *testing.T) {
	for _, tt := range []struct {
		text string
		want delivery.Money
	}{
		{"349.90", 34990}, {"1.15", 115}, {"500", 50000}, {"8.5", 850},
	} {
		prices, _ := partner(t, 200, `{"ok":true,"price":"`+tt.text+`"}`)
		got, err := prices.Price(t.Context(), "Kazan", 1000)
		if err != nil || got != tt.want {
			t.Errorf("%s: %d, %v, want %d", tt.text, got, err, tt.want)
		}
	}
}

func TestQuestion(t *testing.T) {
	prices, asked := partner(t, 200, `{"ok":true,"price":"1"}`)
	prices.Price(t.Context(), "Нижний Новгород", 1500)
	if asked.URL == nil {
		t.Fatal("the partner was not asked")
	}
	q := asked.URL.Query()
	if q.Get("city") != "Нижний Новгород" || q.Get("weight") != "1.5" {
		t.Errorf("asked for %q, %q kg, want 1.5",
			q.Get("city"), q.Get("weight"))
	}
}

func TestNoRoute(t *testing.T) {
	prices, _ := partner(t, 200, `{"ok":false,"error":"NO_ROUTE"}`)
	_, err := prices.Price(t.Context(), "Norilsk", 1000)
	no, ok := errors.AsType[*delivery.NoRoute](err)
	if !ok || no.City != "Norilsk" {
		t.Errorf("got %v, want a *delivery.NoRoute", err)
	}
}

func TestUnavailable(t *testing.T) {
	for _, tt := range []struct {
		name   string
		status int
		body   string
	}{
		{"down", 503, "<html>"},
		{"new code", 200, `{"ok":false,"error":"HOLIDAY"}`},
		{"no price", 200, `{"ok":true}`},
		{"minus", 200, `{"ok":true,"price":"-1.00"}`},
		{"endless body", 200, strings.Repeat(" ", 1<<20) + "{}"},
	} {
		prices, _ := partner(t, tt.status, tt.body)
		got, err := prices.Price(t.Context(), "Kazan", 1000)
		if !errors.Is(err, delivery.ErrUnavailable) {
			t.Errorf("%s: %d, %v, want ErrUnavailable",
				tt.name, got, err)
		}
	}
}

func TestSecret(t *testing.T) {
	prices := courier.New("http://127.0.0.1:0", token, new(http.Client))
	_, err := prices.Price(t.Context(), "Kazan", 1000)
	if !errors.Is(err, delivery.ErrUnavailable) ||
		strings.Contains(err.Error(), token) {
		t.Error("want ErrUnavailable without the token")
	}
}

func TestContext(t *testing.T) {
	prices, _ := partner(t, 200, `{"ok":true,"price":"1"}`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := prices.Price(ctx, "Kazan", 1000)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
