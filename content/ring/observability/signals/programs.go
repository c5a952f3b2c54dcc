package signals

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"go.opentelemetry.io/otel/trace"
)

// withSpan is a context under a span with short ids.
func withSpan() context.Context {
	return trace.ContextWithSpanContext(context.Background(),
		trace.NewSpanContext(trace.SpanContextConfig{
			TraceID: trace.TraceID{15: 7}, SpanID: trace.SpanID{7: 1}}))
}

// plain writes without the time.
func plain(out io.Writer, level slog.Leveler) slog.Handler {
	return slog.NewJSONHandler(out, &slog.HandlerOptions{Level: level,
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey && len(groups) == 0 {
				return slog.Attr{}
			}
			return Redact(groups, a)
		}})
}

// bare writes as text, without time and level.
func bare(out io.Writer) slog.Handler {
	return slog.NewTextHandler(out, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 &&
				(a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
				return slog.Attr{}
			}
			return a
		}})
}

// Group is a question: where is trace_id?
func Group(out io.Writer) {
	ctx := withSpan()
	// region:group
	log := slog.New(Naive{bare(out)})
	log.InfoContext(ctx, "paid")
	log.WithGroup("http").InfoContext(ctx, "paid", "status", 200)
	log.WithGroup("http").Info("paid", "status", 200)
	// endregion
}

type receipt struct{ name string }

func (r receipt) LogValue() slog.Value {
	fmt.Println("value of", r.name)
	return slog.StringValue(r.name)
}

func costly(name string) string {
	fmt.Println("call for", name)
	return name
}

// Disabled is a question: what runs when a level is off?
func Disabled(out io.Writer) {
	// region:disabled
	level := new(slog.LevelVar) // Info
	log := slog.New(plain(out, level))
	log.Debug("one", "arg", costly("one"))
	log.Debug("two", "arg", receipt{"two"})
	level.Set(slog.LevelDebug) // in a running process
	log.Debug("three", "arg", receipt{"three"})
	log.Log(context.Background(), slog.LevelInfo+2, "four")
	// endregion
}

// Net is what Redact catches and what it lets through.
func Net(out io.Writer) {
	// region:net
	type login struct{ Phone, Token string }
	log := slog.New(plain(out, slog.LevelInfo))
	log.Info("login", "phone", "+7999000", "user", 7)
	log.Info("login", slog.Group("req", "token", "s3cr3t"))
	log.Info("login of +7999000")
	log.Info("login", "form", login{"+7999000", "s3cr3t"})
	log.Info("search", "q", "cup\n{\"level\":\"ERROR\"}")
	// endregion
}
