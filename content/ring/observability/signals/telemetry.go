// Package signals joins logs, metrics and traces of Mini-Ozon's orders.
package signals

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/semconv/v1.43.0/httpconv"
	"go.opentelemetry.io/otel/trace"
)

// region:telemetry

// Telemetry is all that code needs to be seen. It comes from main: a test
// has its own, and two services in one process do not share a global.
type Telemetry struct {
	Log    *slog.Logger
	Tracer trace.Tracer
	Carry  propagation.TextMapPropagator // how a context travels
	took   httpconv.ServerRequestDuration
}

// New makes the instruments. One bound lies on the objective, 300 ms.
func New(
	log *slog.Logger, traces trace.TracerProvider, m metric.MeterProvider,
) (*Telemetry, error) {
	const scope = "route500k/orders"
	took, err := httpconv.NewServerRequestDuration(m.Meter(scope),
		metric.WithExplicitBucketBoundaries(
			.01, .025, .05, .1, .2, .3, .5, 1, 2.5, 5, 10))
	return &Telemetry{
		Log:    log,
		Tracer: traces.Tracer(scope),
		Carry: propagation.NewCompositeTextMapPropagator(
			propagation.TraceContext{}, propagation.Baggage{}),
		took: took,
	}, err
}

// endregion

// region:serve

// Serve goes around the whole mux. A request becomes a span, which
// continues the caller's trace, one point of a histogram and one record.
func (t *Telemetry) Serve(next http.Handler) http.Handler {
	return http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		start := time.Now()
		ctx := t.Carry.Extract(r.Context(),
			propagation.HeaderCarrier(r.Header))
		ctx, span := t.Tracer.Start(ctx, r.Method,
			trace.WithSpanKind(trace.SpanKindServer))
		r = r.WithContext(ctx)
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		served := false
		defer func() { // after a panic, too; net/http will recover it
			if !served {
				rec.status = http.StatusInternalServerError
			}
			t.seen(r, rec.status, span, time.Since(start))
		}()
		next.ServeHTTP(rec, r)
		served = true
	})
}

func (t *Telemetry) seen(
	r *http.Request, status int, span trace.Span, took time.Duration,
) {
	_, route, _ := strings.Cut(r.Pattern, " ") // known since the mux chose
	labels := []attribute.KeyValue{            // of few values each
		semconv.HTTPRoute(route),
		semconv.HTTPResponseStatusCode(status),
	}
	level := slog.LevelInfo
	if status >= 500 { // what a client has done wrong is no error of ours
		level = slog.LevelError
		span.SetStatus(codes.Error, "")
	}
	if route != "" {
		span.SetName(r.Pattern)
	}
	span.SetAttributes(labels...)
	t.took.Record(r.Context(), took.Seconds(), method(r), "http", labels...)
	t.Log.LogAttrs(r.Context(), level, "request",
		slog.String("route", route), slog.Int("status", status),
		slog.Int64("ms", took.Milliseconds()))
	span.End()
}

// method is one of a few, whatever a scanner sends.
func method(r *http.Request) httpconv.RequestMethodAttr {
	switch r.Method {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return httpconv.RequestMethodAttr(r.Method)
	}
	return httpconv.RequestMethodOther
}

// endregion

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the writer.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// region:transport

// Transport is the other end: the context leaves in headers.
type Transport struct {
	*Telemetry
	Base http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, span := t.Tracer.Start(r.Context(), r.Method,
		trace.WithSpanKind(trace.SpanKindClient))
	defer span.End() // without the time of reading the body
	r = r.Clone(ctx) // a RoundTripper must not change the request
	t.Carry.Inject(ctx, propagation.HeaderCarrier(r.Header))
	answer, err := t.Base.RoundTrip(r)
	if err != nil {
		span.SetStatus(codes.Error, err.Error())
		return nil, err
	}
	span.SetAttributes(semconv.HTTPResponseStatusCode(answer.StatusCode))
	if answer.StatusCode >= 400 {
		span.SetStatus(codes.Error, "")
	}
	return answer, nil
}

// endregion
