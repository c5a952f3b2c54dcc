package cors_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"route500k/content/1-ramp-up/http-server/cors"
)

const shop = "https://shop.example"

func send(method, origin, asks string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", func(
		w http.ResponseWriter, _ *http.Request,
	) {
		w.WriteHeader(http.StatusCreated)
	})
	r := httptest.NewRequest(method, "/orders", nil)
	r.Header.Set("Origin", origin)
	if asks != "" {
		r.Header.Set("Access-Control-Request-Method", asks)
	}
	w := httptest.NewRecorder()
	cors.Allow(mux, shop).ServeHTTP(w, r)
	return w
}

func TestAllow(t *testing.T) {
	for _, tt := range []struct {
		method, origin, asks string
		code                 int
		allowed              string
	}{
		{"OPTIONS", shop, "POST", 204, shop},
		{"POST", shop, "", 201, shop},
		{"OPTIONS", "https://evil.example", "POST", 405, ""},
		// CORS does not protect the server: the order is made.
		{"POST", "https://evil.example", "", 201, ""},
	} {
		w := send(tt.method, tt.origin, tt.asks)
		h := w.Header()
		got := h.Get("Access-Control-Allow-Origin")
		if w.Code != tt.code || got != tt.allowed {
			t.Errorf("%s from %s: %d, %q; want %d, %q", tt.method,
				tt.origin, w.Code, got, tt.code, tt.allowed)
		}
		if h.Get("Vary") != "Origin" {
			t.Errorf("%s: Vary %q", tt.method, h.Get("Vary"))
		}
	}
}

// region:csrf
func TestCrossOriginProtection(t *testing.T) {
	guard := http.NewCrossOriginProtection() // since Go 1.25
	if err := guard.AddTrustedOrigin(shop); err != nil {
		t.Fatal(err)
	}
	h := guard.Handler(http.HandlerFunc(func(
		w http.ResponseWriter, _ *http.Request,
	) {
		w.WriteHeader(http.StatusCreated)
	}))
	for _, tt := range []struct {
		origin, site string
		code         int
	}{
		{"https://evil.example", "cross-site", http.StatusForbidden},
		{shop, "cross-site", http.StatusCreated},
		{"", "same-origin", http.StatusCreated},
		{"", "", http.StatusCreated}, // curl: no browser, no cookies
	} {
		r := httptest.NewRequest("POST", "/orders", nil)
		r.Header.Set("Origin", tt.origin)
		r.Header.Set("Sec-Fetch-Site", tt.site)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tt.code {
			t.Errorf("%v: %d, want %d", tt, w.Code, tt.code)
		}
	}
}

// endregion
