package labels

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"runtime/pprof"
	"slices"
	"testing"
	"time"

	"github.com/google/pprof/profile"
)

func TestRouteIsInTheProfile(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", Route(
		func(http.ResponseWriter, *http.Request) { burn() }))
	for range 10 { // a loaded machine may give no sample at once
		if slices.Contains(routes(t, mux), "GET /orders/{id}") {
			return
		}
	}
	t.Error("no sample with the route")
}

func burn() {
	for start := time.Now(); time.Since(start) < 100*time.Millisecond; {
	}
}

func routes(t *testing.T, mux *http.ServeMux) (names []string) {
	t.Helper()
	var data bytes.Buffer
	if err := pprof.StartCPUProfile(&data); err != nil {
		t.Fatal(err)
	}
	mux.ServeHTTP(httptest.NewRecorder(),
		httptest.NewRequest(http.MethodGet, "/orders/7", nil))
	pprof.StopCPUProfile()
	p, err := profile.Parse(&data)
	if err != nil {
		t.Fatal(err)
	}
	for _, sample := range p.Sample {
		names = append(names, sample.Label["route"]...)
	}
	return names
}
