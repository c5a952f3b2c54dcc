package signals

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"go.opentelemetry.io/otel/trace"
)

// region:traced

// Traced adds trace_id and span_id to each record that is written under a
// span. They stand at the top level, whatever group the logger is in: a
// search by trace_id must find all records.
type Traced struct {
	top  slog.Handler // before the first group
	now  slog.Handler // what the logger has become
	then []func(slog.Handler) slog.Handler
}

// NewTraced wraps a handler.
func NewTraced(h slog.Handler) *Traced { return &Traced{top: h, now: h} }

// Handle implements slog.Handler.
func (t *Traced) Handle(ctx context.Context, r slog.Record) error {
	span := trace.SpanContextFromContext(ctx)
	if !span.IsValid() {
		return t.now.Handle(ctx, r)
	}
	ids := []slog.Attr{
		slog.String("trace_id", span.TraceID().String()),
		slog.String("span_id", span.SpanID().String()),
	}
	if len(t.then) == 0 {
		r = r.Clone() // other handlers may hold the same record
		r.AddAttrs(ids...)
		return t.now.Handle(ctx, r)
	}
	h := t.top.WithAttrs(ids) // and then open the groups anew
	for _, step := range t.then {
		h = step(h)
	}
	return h.Handle(ctx, r)
}

// endregion

// Enabled implements slog.Handler.
func (t *Traced) Enabled(ctx context.Context, l slog.Level) bool {
	return t.now.Enabled(ctx, l)
}

// WithAttrs implements slog.Handler.
func (t *Traced) WithAttrs(attrs []slog.Attr) slog.Handler {
	if len(attrs) == 0 {
		return t
	}
	if len(t.then) == 0 {
		return NewTraced(t.top.WithAttrs(attrs))
	}
	return t.with(func(h slog.Handler) slog.Handler {
		return h.WithAttrs(attrs)
	})
}

// WithGroup implements slog.Handler.
func (t *Traced) WithGroup(name string) slog.Handler {
	if name == "" {
		return t
	}
	return t.with(func(h slog.Handler) slog.Handler {
		return h.WithGroup(name)
	})
}

func (t *Traced) with(step func(slog.Handler) slog.Handler) *Traced {
	return &Traced{t.top, step(t.now), append(slices.Clip(t.then), step)}
}

// region:sampled

// Sampled thins out what repeats: of the records with one message it lets
// through the first ones in each Tick and then each Every-th. Errors always
// pass, and nothing is lost in silence: left_out says how many have been.
type Sampled struct {
	slog.Handler
	*Counts
}

// Counts is common to all loggers that were made from one.
type Counts struct {
	First, Every int
	Tick         time.Duration

	mu    sync.Mutex
	until time.Time
	seen  map[string]int // messages are constants: few of them
	left  int            // out, since the last one that passed
}

// Handle implements slog.Handler.
func (s Sampled) Handle(ctx context.Context, r slog.Record) error {
	if r.Level < slog.LevelError {
		pass, left := s.count(r)
		if !pass {
			return nil
		}
		if left > 0 {
			r = r.Clone() // in a group it lands in it: nobody searches it
			r.AddAttrs(slog.Int("left_out", left))
		}
	}
	return s.Handler.Handle(ctx, r)
}

func (c *Counts) count(r slog.Record) (pass bool, left int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !r.Time.Before(c.until) {
		c.until, c.seen = r.Time.Add(c.Tick), map[string]int{}
	}
	c.seen[r.Message]++
	n := c.seen[r.Message] - c.First
	if n > 0 && n%c.Every != 0 {
		c.left++
		return false, 0
	}
	left, c.left = c.left, 0
	return true, left
}

// endregion

// WithAttrs implements slog.Handler.
func (s Sampled) WithAttrs(attrs []slog.Attr) slog.Handler {
	return Sampled{s.Handler.WithAttrs(attrs), s.Counts}
}

// WithGroup implements slog.Handler.
func (s Sampled) WithGroup(name string) slog.Handler {
	return Sampled{s.Handler.WithGroup(name), s.Counts}
}

// region:redact

// Redact is for slog.HandlerOptions: the last net, not the first one. It
// sees keys, also in groups, and neither messages nor fields of structs.
func Redact(_ []string, a slog.Attr) slog.Attr {
	switch a.Key {
	case "authorization", "cookie", "password", "token",
		"card", "phone", "email", "address":
		return slog.String(a.Key, "[redacted]")
	}
	return a
}

// endregion
