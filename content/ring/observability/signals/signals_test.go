package signals_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"

	"route500k/content/ring/observability/signals"
)

// ids makes the same numbers in each run.
type ids struct {
	mu   sync.Mutex
	rand *rand.Rand
}

func newIDs() *ids { return &ids{rand: rand.New(rand.NewPCG(5, 4))} }

func (g *ids) NewIDs(
	ctx context.Context,
) (id trace.TraceID, span trace.SpanID) {
	g.mu.Lock()
	binary.BigEndian.PutUint64(id[:8], g.rand.Uint64())
	binary.BigEndian.PutUint64(id[8:], g.rand.Uint64())
	g.mu.Unlock()
	return id, g.NewSpanID(ctx, id)
}

func (g *ids) NewSpanID(
	context.Context, trace.TraceID,
) (id trace.SpanID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	binary.BigEndian.PutUint64(id[:], g.rand.Uint64())
	return id
}

// world is where all services of a test send their spans.
type world struct {
	ids   *ids
	spans *tracetest.InMemoryExporter
}

func newWorld() world {
	return world{newIDs(), tracetest.NewInMemoryExporter()}
}

// service is a service of that world, which logs to w.
func (w world) service(
	t *testing.T, name string, out io.Writer,
	options ...metric.Option,
) *signals.Telemetry {
	t.Helper()
	traces := sdktrace.NewTracerProvider(
		sdktrace.WithSyncer(w.spans), sdktrace.WithIDGenerator(w.ids),
		sdktrace.WithResource(resource.NewSchemaless(
			semconv.ServiceName(name))))
	log := slog.New(signals.NewTraced(slog.NewJSONHandler(out,
		&slog.HandlerOptions{ReplaceAttr: signals.Redact})))
	s, err := signals.New(log, traces, metric.NewMeterProvider(options...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tree draws all spans, in the order in which they have begun.
func (w world) tree() string {
	spans := w.spans.GetSpans()
	slices.SortStableFunc(spans, func(a, b tracetest.SpanStub) int {
		return a.StartTime.Compare(b.StartTime)
	})
	known := map[trace.SpanID]bool{}
	for _, s := range spans {
		known[s.SpanContext.SpanID()] = true
	}
	var out strings.Builder
	var draw func(parent trace.SpanID, depth int)
	draw = func(parent trace.SpanID, depth int) {
		for _, s := range spans {
			of := s.Parent.SpanID()
			if !known[of] {
				of = trace.SpanID{}
			}
			if of == parent {
				service, _ := s.Resource.Set().Value("service.name")
				fmt.Fprintf(&out, "%s%s: %s (%v)\n",
					strings.Repeat("  ", depth), service.AsString(),
					s.Name, s.SpanKind)
				draw(s.SpanContext.SpanID(), depth+1)
			}
		}
	}
	draw(trace.SpanID{}, 0)
	return out.String()
}
