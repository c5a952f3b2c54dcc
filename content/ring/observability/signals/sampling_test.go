package signals_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel/codes"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"route500k/content/internal/proof"
	"route500k/content/ring/observability/signals"
)

// region:keep

// keep wants all that is worth a look, and one trace in a hundred for
// comparison. The number of the trace decides, not a coin: each service
// comes to the same answer.
func keep(spans []sdktrace.ReadOnlySpan) bool {
	for _, s := range spans {
		if s.Status().Code == codes.Error {
			return true
		}
	}
	root := spans[len(spans)-1]
	id := root.SpanContext().TraceID()
	return root.EndTime().Sub(root.StartTime()) > time.Second ||
		binary.BigEndian.Uint64(id[8:])%100 == 0
}

// endregion

// TestHeadAndTail sends the same 10,000 requests past both kinds.
func TestHeadAndTail(t *testing.T) {
	const requests = 10_000
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s %7s %7s %7s %7s\n",
		"of 10,000 requests", "traces", "spans", "errors", "slow")
	row := func(name string, options func(
		next sdktrace.SpanProcessor) []sdktrace.TracerProviderOption,
	) {
		kept := tracetest.NewInMemoryExporter()
		p := sdktrace.NewTracerProvider(append(
			options(sdktrace.NewSimpleSpanProcessor(kept)),
			sdktrace.WithIDGenerator(newIDs()))...)
		send(p.Tracer("orders"), requests)
		spans := kept.GetSpans()
		traces, slow := 0, 0
		failed := map[trace.TraceID]bool{}
		for _, s := range spans {
			if s.Status.Code == codes.Error {
				failed[s.SpanContext.TraceID()] = true
			}
			if s.Parent.IsValid() {
				continue
			}
			traces++
			if s.EndTime.Sub(s.StartTime) > time.Second {
				slow++
			}
		}
		fmt.Fprintf(&out, "%-24s %7d %7d %7d %7d\n",
			name, traces, len(spans), len(failed), slow)
	}
	row("all", func(next sdktrace.SpanProcessor) (
		o []sdktrace.TracerProviderOption,
	) {
		return append(o, sdktrace.WithSpanProcessor(next))
	})
	row("head, one in a hundred", func(next sdktrace.SpanProcessor) (
		o []sdktrace.TracerProviderOption,
	) {
		return append(o, sdktrace.WithSpanProcessor(next),
			// region:head
			sdktrace.WithSampler(sdktrace.ParentBased(
				sdktrace.TraceIDRatioBased(.01))),
			// endregion
		)
	})
	row("tail, one, errors, slow", func(next sdktrace.SpanProcessor) (
		o []sdktrace.TracerProviderOption,
	) {
		return append(o, sdktrace.WithSpanProcessor(
			&signals.Tail{Keep: keep, Next: next}))
	})
	proof.Golden(t, "testdata/sampling.txt", out.String())
}

// send is traffic: one request in 500 fails in the database, one in 200
// is slow.
func send(tracer trace.Tracer, requests int) {
	at := time.Unix(1_800_000_000, 0)
	for i := range requests {
		took := 50 * time.Millisecond
		if i%200 == 77 {
			took = 1500 * time.Millisecond
		}
		ctx, root := tracer.Start(context.Background(), "POST /orders",
			trace.WithTimestamp(at))
		_, query := tracer.Start(ctx, "INSERT orders",
			trace.WithTimestamp(at))
		if i%500 == 100 {
			query.SetStatus(codes.Error, "deadlock detected")
		}
		query.End(trace.WithTimestamp(at.Add(took)))
		root.End(trace.WithTimestamp(at.Add(took)))
		at = at.Add(time.Second)
	}
}

// TestDecisionTravels: the second service obeys the flag of the first one,
// although it would itself take all.
func TestDecisionTravels(t *testing.T) {
	back := sdktrace.NewTracerProvider(sdktrace.WithSampler(
		sdktrace.ParentBased(sdktrace.AlwaysSample())))
	for fraction, want := range map[float64]string{
		1: "01 true", 0: "00 false",
	} {
		front := sdktrace.NewTracerProvider(sdktrace.WithSampler(
			sdktrace.ParentBased(sdktrace.TraceIDRatioBased(fraction))))
		_, span := front.Tracer("").Start(t.Context(), "front")
		_, child := back.Tracer("").Start(
			trace.ContextWithRemoteSpanContext(t.Context(),
				span.SpanContext()), "back")
		got := fmt.Sprint(span.SpanContext().TraceFlags(), " ",
			child.IsRecording())
		if got != want {
			t.Errorf("%v: %s, want %s", fraction, got, want)
		}
		child.End()
		span.End()
	}
}

// TestForgottenContext shows the letter that belongs to nobody.
func TestForgottenContext(t *testing.T) {
	w := newWorld()
	s := w.service(t, "orders", io.Discard)
	ctx, span := s.Tracer.Start(t.Context(), "POST /orders")
	s.Kept(ctx)
	span.End()
	ctx, span = s.Tracer.Start(t.Context(), "POST /orders")
	s.Forgot(ctx)
	span.End()
	proof.Golden(t, "testdata/forgot.txt", w.tree())
}

// region:lost

// TestLastSpans ends three spans and then the process.
func TestLastSpans(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sent := &counter{}
		p := sdktrace.NewTracerProvider(sdktrace.WithBatcher(sent))
		for range 3 {
			_, span := p.Tracer("").Start(t.Context(), "last")
			span.End()
		}
		before := sent.spans
		if err := p.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		if before != 0 || sent.spans != 3 {
			t.Errorf("%d before, %d after", before, sent.spans)
		}
	})
}

// endregion

type counter struct{ spans int }

func (c *counter) ExportSpans(
	_ context.Context, spans []sdktrace.ReadOnlySpan,
) error {
	c.spans += len(spans)
	return nil
}

func (*counter) Shutdown(context.Context) error { return nil }
