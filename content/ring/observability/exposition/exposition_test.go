package exposition_test

import (
	"context"
	"fmt"
	"math"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	dto "github.com/prometheus/client_model/go"
	"go.opentelemetry.io/otel/attribute"
	otelprom "go.opentelemetry.io/otel/exporters/prometheus"
	api "go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/sdk/metric"

	"route500k/content/internal/proof"
	"route500k/content/ring/observability/exposition"
)

// scrape is what Prometheus gets.
func scrape(g prometheus.Gatherer) string {
	w := httptest.NewRecorder()
	promhttp.HandlerFor(g, promhttp.HandlerOpts{}).ServeHTTP(w,
		httptest.NewRequest("GET", "/metrics", nil))
	return w.Body.String()
}

func TestText(t *testing.T) {
	r := prometheus.NewRegistry()
	exposition.New(r).Use()
	proof.Golden(t, "testdata/metrics.txt", scrape(r))
}

// TestNative looks into the protobuf, which the text leaves out.
func TestNative(t *testing.T) {
	r := prometheus.NewRegistry()
	exposition.New(r).Use()
	families, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range families {
		if f.GetName() != "shop_payment_seconds" {
			continue
		}
		h := f.GetMetric()[0].GetHistogram()
		fmt.Fprintf(&out, "schema %d: 2^(2^-%d) = %.4f times the last\n",
			h.GetSchema(), h.GetSchema(), growth(h.GetSchema()))
		for _, b := range buckets(h) {
			fmt.Fprintf(&out, "(%.4f, %.4f] %d\n", b.above, b.to, b.count)
		}
	}
	proof.Golden(t, "testdata/native.txt", out.String())
}

// TestCardinality counts lines and bytes of a scrape. Each line with a
// value is a series.
func TestCardinality(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-34s %8s %8s\n", "one replica", "series", "kB")
	row := func(name string, h prometheus.Collector) {
		r := prometheus.NewRegistry()
		r.MustRegister(h)
		text := scrape(r)
		series := 0
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "#") {
				series++
			}
		}
		fmt.Fprintf(&out, "%-34s %8d %8d\n", name, series, len(text)/1000)
	}
	methods := []string{"GET", "POST", "PUT", "DELETE"}
	codes := []string{"200", "400", "404", "500", "503"}
	route := exposition.Requests("method", "route", "code")
	path := exposition.Requests("method", "path", "code")
	for i := range 10 {
		for _, m := range methods {
			for _, c := range codes {
				route.WithLabelValues(m, fmt.Sprint("/r", i, "/{id}"), c).
					Observe(.1)
			}
		}
	}
	for i := range 5000 { // one user, one address, one request
		path.WithLabelValues("GET", fmt.Sprint("/users/", i), "200").
			Observe(.1)
	}
	row("10 routes, 4 methods, 5 codes", route)
	row("GET /users/…, 5000 users, one code", path)
	proof.Golden(t, "testdata/cardinality.txt", out.String())
}

// TestOverflow: OpenTelemetry stops at a limit by itself.
func TestOverflow(t *testing.T) {
	r := prometheus.NewRegistry()
	exporter, err := otelprom.New(otelprom.WithRegisterer(r),
		otelprom.WithoutScopeInfo(), otelprom.WithoutTargetInfo())
	if err != nil {
		t.Fatal(err)
	}
	visits, err := metric.NewMeterProvider(metric.WithReader(exporter)).
		Meter("shop").Int64Counter("visits")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5000 {
		visits.Add(context.Background(), 1, api.WithAttributes(
			attribute.String("user", strconv.Itoa(i))))
	}
	series, rest := 0, ""
	for line := range strings.Lines(scrape(r)) {
		if strings.HasPrefix(line, "visits_total") {
			series++
			if strings.Contains(line, "overflow") {
				rest = line
			}
		}
	}
	proof.Golden(t, "testdata/overflow.txt",
		fmt.Sprintf("5000 users, %d series\n%s", series, rest))
}

func ExampleMetrics() {
	r := prometheus.NewRegistry()
	// region:bounds
	h := prometheus.NewHistogram(prometheus.HistogramOpts{
		Name: "h", Buckets: []float64{1, 2}})
	for _, v := range []float64{0.5, 1, 1.5, 2, 3} {
		h.Observe(v)
	}
	// endregion
	r.MustRegister(h)
	for line := range strings.Lines(scrape(r)) {
		if !strings.HasPrefix(line, "#") {
			fmt.Print(line)
		}
	}
	// Output:
	// h_bucket{le="1"} 2
	// h_bucket{le="2"} 4
	// h_bucket{le="+Inf"} 5
	// h_sum 8
	// h_count 5
}

type span struct {
	above, to float64
	count     int64
}

// buckets unpacks spans and deltas of a native histogram.
func buckets(h *dto.Histogram) (all []span) {
	base := growth(h.GetSchema())
	index, count := int32(0), int64(0)
	deltas := h.GetPositiveDelta()
	for _, s := range h.GetPositiveSpan() {
		index += s.GetOffset()
		for range s.GetLength() {
			count += deltas[0]
			deltas = deltas[1:]
			if count > 0 {
				all = append(all, span{
					math.Pow(base, float64(index-1)),
					math.Pow(base, float64(index)), count})
			}
			index++
		}
	}
	return all
}

// growth is the ratio of neighbouring bounds.
func growth(schema int32) float64 {
	return math.Exp2(math.Exp2(-float64(schema)))
}
