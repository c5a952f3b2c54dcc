package signals

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/trace"
)

// region:naive

// Naive is the handler of many articles. In a group it writes the ids into
// that group.
type Naive struct{ slog.Handler }

// Handle implements slog.Handler.
func (n Naive) Handle(ctx context.Context, r slog.Record) error {
	if s := trace.SpanContextFromContext(ctx); s.IsValid() {
		r.AddAttrs(slog.String("trace_id", s.TraceID().String()))
	}
	return n.Handler.Handle(ctx, r)
}

// WithGroup implements slog.Handler.
func (n Naive) WithGroup(name string) slog.Handler {
	return Naive{n.Handler.WithGroup(name)}
}

// endregion

// WithAttrs implements slog.Handler.
func (n Naive) WithAttrs(attrs []slog.Attr) slog.Handler {
	return Naive{n.Handler.WithAttrs(attrs)}
}

// region:forgot

// Forgot sends a letter in the background, for the order that ctx is about.
func (t *Telemetry) Forgot(_ context.Context) {
	// The context of the request is cancelled with it, so somebody has
	// taken another one. The trace is lost together with the deadline.
	_, span := t.Tracer.Start(context.Background(), "send letter")
	span.End()
}

// Kept keeps the values of ctx, and neither its deadline nor its end.
func (t *Telemetry) Kept(ctx context.Context) {
	_, span := t.Tracer.Start(context.WithoutCancel(ctx), "send letter")
	span.End()
}

// endregion
