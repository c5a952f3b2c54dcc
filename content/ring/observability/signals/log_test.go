package signals_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"
	"testing/slogtest"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel/trace"

	"route500k/content/internal/proof"
	"route500k/content/ring/observability/signals"
)

// TestTracedIsAHandler is the check that comes with Go.
func TestTracedIsAHandler(t *testing.T) {
	var out bytes.Buffer
	h := signals.NewTraced(slog.NewJSONHandler(&out, nil))
	err := slogtest.TestHandler(h, func() (all []map[string]any) {
		for line := range strings.Lines(out.String()) {
			var one map[string]any
			if err := json.Unmarshal([]byte(line), &one); err != nil {
				t.Error(err)
			}
			all = append(all, one)
		}
		return all
	})
	if err != nil {
		t.Error(err)
	}
}

// TestTracedInGroups writes under a span from loggers of all kinds.
func TestTracedInGroups(t *testing.T) {
	ctx := trace.ContextWithSpanContext(t.Context(),
		trace.NewSpanContext(trace.SpanContextConfig{
			TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}}))
	var out bytes.Buffer
	log := slog.New(signals.NewTraced(slog.NewJSONHandler(&out, nil))).
		With("service", "orders")
	deep := log.WithGroup("a").With("x", 1).WithGroup("b")
	other := log.WithGroup("a").With("y", 2)
	for _, l := range []*slog.Logger{log, deep, other} {
		l.InfoContext(ctx, "m", "z", 3)
	}
	want := []string{
		`"service":"orders","z":3,"trace_id"`,
		`"trace_id":"01000000000000000000000000000000",` +
			`"span_id":"0200000000000000","a":{"x":1,"b":{"z":3}}}`,
		`"span_id":"0200000000000000","a":{"y":2,"z":3}}`,
	}
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if !strings.Contains(line, want[i]) {
			t.Errorf("line %d: %s", i, line)
		}
	}
}

func ExampleGroup() {
	signals.Group(os.Stdout)
	// Output:
	// msg=paid trace_id=00000000000000000000000000000007
	// msg=paid http.status=200 http.trace_id=00000000000000000000000000000007
	// msg=paid http.status=200
}

func ExampleDisabled() {
	signals.Disabled(os.Stdout)
	// Output:
	// call for one
	// value of three
	// {"level":"DEBUG","msg":"three","arg":"three"}
	// {"level":"INFO+2","msg":"four"}
}

func TestNet(t *testing.T) {
	var out strings.Builder
	signals.Net(&out)
	proof.Golden(t, "testdata/net.txt", out.String())
}

// TestSampled is a storm: a database that does not answer, one record per
// request, 1,000 requests a second for three seconds.
func TestSampled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := slog.New(signals.Sampled{
			Handler: slog.NewJSONHandler(&out, nil),
			Counts: &signals.Counts{
				First: 10, Every: 100, Tick: time.Second},
		})
		all := 0
		for i := range 3000 {
			log.Warn("pool is full", "waited_ms", i%7)
			all++
			if i%600 == 0 {
				log.Error("order lost", "id", i)
				all++
			}
			time.Sleep(time.Millisecond)
		}
		var text strings.Builder
		fmt.Fprintln(&text, "records written by the code", all)
		fmt.Fprintln(&text, "lines that came out        ",
			bytes.Count(out.Bytes(), []byte("\n")))
		fmt.Fprintln(&text, "of them errors             ",
			bytes.Count(out.Bytes(), []byte(`"ERROR"`)))
		lines := strings.Split(out.String(), "\n")
		fmt.Fprintln(&text, fold(lines[12]))
		proof.Golden(t, "testdata/sampled.txt", text.String())
	})
}

// TestVolume weighs the two lines of join.txt.
func TestVolume(t *testing.T) {
	text, err := os.ReadFile("testdata/join.txt")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n\nmetric")
	_, line, _ = strings.Cut(line, `{"time"`)
	_, line, _ = strings.Cut(line, `{"time"`)
	size := len(`{"time"`+strings.ReplaceAll(line, "\n    ", "")) + 1
	const day = 86_400
	var out strings.Builder
	fmt.Fprintf(&out, "one line of a request, bytes     %5d\n", size)
	for _, c := range []struct {
		what  string
		lines float64
	}{
		{"one a request", 1},
		{"ten a request", 10},
		{"ten for 1 % of requests, one else", .99 + .01*10},
	} {
		fmt.Fprintf(&out, "2000 requests/s, %-33s %7.1f GB a day\n",
			c.what, 2000*c.lines*float64(size)*day/1e9)
	}
	proof.Golden(t, "testdata/volume.txt", out.String())
}

// TestRecordedLog weighs one record of each kind.
func TestRecordedLog(t *testing.T) {
	if !proof.Recording() {
		t.Skip("RECORD=1 measures")
	}
	ctx := trace.ContextWithSpanContext(context.Background(),
		trace.NewSpanContext(trace.SpanContextConfig{
			TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}}))
	json := slog.New(slog.NewJSONHandler(io.Discard, nil))
	traced := slog.New(signals.NewTraced(
		slog.NewJSONHandler(io.Discard, nil)))
	group := traced.WithGroup("db").With("table", "orders")
	id := int64(7_000_000)
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%-32s %6s %7s\n", proof.Machine(),
		"one record, three attributes", "ns", "allocs")
	for _, c := range []struct {
		what string
		do   func()
	}{
		{"level is off, Debug", func() {
			json.DebugContext(ctx, "placed", "id", id, "item", "cup",
				"ms", id)
		}},
		{"level is off, LogAttrs", func() {
			json.LogAttrs(ctx, slog.LevelDebug, "placed",
				slog.Int64("id", id), slog.String("item", "cup"),
				slog.Int64("ms", id))
		}},
		{"JSON, Info", func() {
			json.InfoContext(ctx, "placed", "id", id, "item", "cup",
				"ms", id)
		}},
		{"JSON, LogAttrs", func() {
			json.LogAttrs(ctx, slog.LevelInfo, "placed",
				slog.Int64("id", id), slog.String("item", "cup"),
				slog.Int64("ms", id))
		}},
		{"Traced, LogAttrs", func() {
			traced.LogAttrs(ctx, slog.LevelInfo, "placed",
				slog.Int64("id", id), slog.String("item", "cup"),
				slog.Int64("ms", id))
		}},
		{"Traced in a group, LogAttrs", func() {
			group.LogAttrs(ctx, slog.LevelInfo, "placed",
				slog.Int64("id", id), slog.String("item", "cup"),
				slog.Int64("ms", id))
		}},
	} {
		var best testing.BenchmarkResult
		for range 5 { // the least: neighbours only add
			b := testing.Benchmark(func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					id++
					c.do()
				}
			})
			if best.N == 0 || b.NsPerOp() < best.NsPerOp() {
				best = b
			}
		}
		fmt.Fprintf(&out, "%-32s %6d %7d\n", c.what,
			best.NsPerOp(), best.AllocsPerOp())
	}
	proof.Record(t, "testdata/record.txt", out.String())
}
