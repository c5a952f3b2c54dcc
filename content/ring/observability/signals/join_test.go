package signals_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	otelprom "go.opentelemetry.io/otel/exporters/prometheus"
	"go.opentelemetry.io/otel/sdk/metric"

	"route500k/content/internal/proof"
)

// region:join

// TestOneTrace sends one slow request and looks for it in three places. In
// the bubble of synctest the clock is a fake: the output is always this.
func TestOneTrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		registry := prometheus.NewRegistry()
		exporter, err := otelprom.New(otelprom.WithRegisterer(registry))
		if err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		w := newWorld()
		orders := w.service(t, "orders", &log, metric.WithReader(exporter))

		mux := http.NewServeMux()
		mux.HandleFunc("GET /orders/{id}", func(
			_ http.ResponseWriter, r *http.Request,
		) {
			orders.Log.WithGroup("db").InfoContext(r.Context(), "slow",
				"rows", 1)
			time.Sleep(420 * time.Millisecond)
		})
		h := orders.Serve(mux)
		h.ServeHTTP(httptest.NewRecorder(),
			httptest.NewRequest("GET", "/orders/7", nil))

		slow := bucket(t, registry, `le="0.5"`)
		span := w.spans.GetSpans()[0]
		id := span.SpanContext.TraceID().String()
		for _, where := range []string{log.String(), slow} {
			if !strings.Contains(where, id) {
				t.Errorf("no trace %s in %s", id, where)
			}
		}
		proof.Golden(t, "testdata/join.txt", strings.Join([]string{
			"log", fold(log.String()), "metric", fold(slow),
			"span", span.Name + " " + id, "",
		}, "\n"))
	})
}

// endregion

// fold breaks long lines at commas.
func fold(text string) string {
	const space = "\u00a0"
	text = strings.ReplaceAll(text, " ", space)
	text = proof.Fold(strings.ReplaceAll(text, ",", ", "), 75)
	text = strings.ReplaceAll(text, ", ", ",")
	return strings.ReplaceAll(text, space, " ")
}

// exemplar is what follows a bucket; client_golang writes its labels in
// the order of a map.
var exemplar = regexp.MustCompile(`# \{(trace_id="\w+"),(span_id="\w+")\}`)

// bucket scrapes the registry as Prometheus would and returns a line of
// the histogram. Exemplars are only in OpenMetrics and in protobuf.
func bucket(t *testing.T, g prometheus.Gatherer, bound string) string {
	t.Helper()
	r := httptest.NewRequest("GET", "/metrics", nil)
	r.Header.Set("Accept", "application/openmetrics-text; version=1.0.0")
	w := httptest.NewRecorder()
	promhttp.HandlerFor(g, promhttp.HandlerOpts{
		EnableOpenMetrics: true,
	}).ServeHTTP(w, r)
	scope := regexp.MustCompile(`otel_scope_[a-z_]+="[^"]*",?`)
	lines := strings.Split(scope.ReplaceAllString(w.Body.String(), ""), "\n")
	i := slices.IndexFunc(lines, func(line string) bool {
		return strings.Contains(line, bound)
	})
	if i < 0 {
		t.Fatalf("no %s in\n%s", bound, w.Body)
	}
	return exemplar.ReplaceAllString(lines[i], "# {$2,$1}") + "\n"
}

// TestServeEdges: a panic is a 500, a method of a scanner is _OTHER, and a
// path that nobody serves is no route.
func TestServeEdges(t *testing.T) {
	registry := prometheus.NewRegistry()
	exporter, err := otelprom.New(otelprom.WithRegisterer(registry),
		otelprom.WithoutScopeInfo(), otelprom.WithoutTargetInfo())
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	w := newWorld()
	orders := w.service(t, "orders", &log, metric.WithReader(exporter))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /panic", func(http.ResponseWriter, *http.Request) {
		panic("as net/http does, we let it through")
	})
	mux.HandleFunc("GET /orders/{id}", http.NotFound)
	h := orders.Serve(mux)
	for _, c := range []struct{ method, path string }{
		{"GET", "/panic"}, {"GET", "/orders/7"}, {"GET", "/orders/8"},
		{"BREW", "/coffee"}, {"PUT", "/wp-admin"},
	} {
		func() {
			defer func() { _ = recover() }()
			h.ServeHTTP(httptest.NewRecorder(),
				httptest.NewRequest(c.method, c.path, nil))
		}()
	}
	answer := httptest.NewRecorder()
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(
		answer, httptest.NewRequest("GET", "/metrics", nil))
	var counts strings.Builder
	for line := range strings.Lines(answer.Body.String()) {
		_, rest, ok := strings.Cut(line, "duration_seconds_count")
		if ok {
			counts.WriteString(strings.ReplaceAll(rest, "http_", ""))
		}
	}
	proof.Golden(t, "testdata/edges.txt", counts.String())
	if n := strings.Count(log.String(), `"ERROR"`); n != 1 {
		t.Errorf("%d errors, want that of the panic:\n%s", n, &log)
	}
}
