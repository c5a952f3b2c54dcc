package signals

import (
	"context"
	"sync"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// region:tail

// Tail decides about a trace when it is over: it keeps the spans until the
// first one has ended, and Keep sees them all. It needs a sampler that
// records everything, and memory for all that is under way.
type Tail struct {
	Keep func(spans []sdktrace.ReadOnlySpan) bool
	Next sdktrace.SpanProcessor

	mu     sync.Mutex
	traces map[trace.TraceID][]sdktrace.ReadOnlySpan
}

// OnEnd implements sdktrace.SpanProcessor.
func (t *Tail) OnEnd(s sdktrace.ReadOnlySpan) {
	id := s.SpanContext().TraceID()
	t.mu.Lock()
	if t.traces == nil {
		t.traces = map[trace.TraceID][]sdktrace.ReadOnlySpan{}
	}
	spans := append(t.traces[id], s)
	t.traces[id] = spans
	root := !s.Parent().IsValid() || s.Parent().IsRemote()
	if root {
		delete(t.traces, id)
	}
	t.mu.Unlock()
	if root && t.Keep(spans) {
		for _, s := range spans {
			t.Next.OnEnd(s)
		}
	}
}

// endregion

// OnStart implements sdktrace.SpanProcessor.
func (t *Tail) OnStart(ctx context.Context, s sdktrace.ReadWriteSpan) {
	t.Next.OnStart(ctx, s)
}

// Shutdown implements sdktrace.SpanProcessor.
func (t *Tail) Shutdown(ctx context.Context) error {
	return t.Next.Shutdown(ctx)
}

// ForceFlush implements sdktrace.SpanProcessor.
func (t *Tail) ForceFlush(ctx context.Context) error {
	return t.Next.ForceFlush(ctx)
}
