package traps_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"route500k/content/4-senior-ready/circuit-breaker/traps"
	"route500k/content/internal/proof"
)

func TestDirector(t *testing.T) {
	service := httptest.NewTestServer(t, http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, "user %q", r.Header.Get("X-User-ID"))
		}))
	var out strings.Builder
	traps.Director(&out, service.Client().Transport,
		&url.URL{Scheme: "http", Host: "orders"})
	proof.Golden(t, "testdata/want-director.txt", out.String())
}

// A callback of gobreaker runs under its lock.
func TestCallback(t *testing.T) {
	proof.Exhibits(t, map[string]func(testing.TB, string) string{
		"callback": func(t testing.TB, dir string) string {
			return proof.Until(proof.Crash(t, dir), "\n\n")
		},
	})
}
