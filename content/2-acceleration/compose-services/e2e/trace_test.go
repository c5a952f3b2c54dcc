package e2e

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	amqp "github.com/rabbitmq/amqp091-go"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"route500k/content/internal/proof"
)

// region:trace

// TestTraceCrossesTheQueue receives the spans in place of the collector:
// what the API and the worker did for one order is one trace.
func TestTraceCrossesTheQueue(t *testing.T) {
	s := newStack(t)
	s.run(t, "migrate")
	sink := newSink(t)
	s.env["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.url
	worker := s.start(t, "worker").ready()
	api := s.start(t, "api").ready()
	done(t, api.url, post(t, api.url, "book").ID)
	api.stop() // sends the last spans
	worker.stop()

	request := sink.find(t, "POST /orders")
	work := sink.find(t, "process order")
	if !slices.Equal(request.TraceId, work.TraceId) {
		t.Error("two traces of one order")
	}
	if !slices.Equal(work.ParentSpanId, request.SpanId) {
		t.Error("the work does not follow from the request")
	}
	proof.Golden(t, "testdata/trace.txt", sink.String())
}

// endregion

// TestTraceBreaks puts a postman between two queues who takes the body of a
// message and forgets its headers.
func TestTraceBreaks(t *testing.T) {
	s := newStack(t)
	s.run(t, "migrate")
	sink := newSink(t)
	s.env["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.url
	second := s.env["QUEUE"] + ".second"
	worker := s.start(t, "worker", "QUEUE="+second).ready()
	t.Cleanup(func() { drop(t, s.env["AMQP_URL"], second) })
	api := s.start(t, "api").ready()
	forward(t, s.env["AMQP_URL"], s.env["QUEUE"], second)
	done(t, api.url, post(t, api.url, "book").ID)
	api.stop()
	worker.stop()
	sink.find(t, "POST /orders")
	sink.find(t, "process order")
	proof.Golden(t, "testdata/broken.txt", sink.String())
}

func forward(t *testing.T, broker, from, to string) {
	t.Helper()
	conn, err := amqp.Dial(broker)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	ch, err := conn.Channel()
	if err != nil {
		t.Fatal(err)
	}
	deliveries, err := ch.Consume(from, "", true, false, false, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for d := range deliveries {
			// region:postman
			err := ch.Publish("", to, false, false,
				amqp.Publishing{Body: d.Body}) // cure: Headers: d.Headers
			// endregion
			if err != nil {
				t.Error(err)
			}
		}
	}()
}

// sink takes spans as a collector does: OTLP over HTTP, in protobuf.
type sink struct {
	url   string
	mu    sync.Mutex
	spans map[string]*trace.Span // by name
	from  map[string]string      // service by name of span
}

func newSink(t *testing.T) *sink {
	t.Helper()
	s := &sink{
		spans: map[string]*trace.Span{}, from: map[string]string{},
	}
	server := httptest.NewServer(http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		body, err := io.ReadAll(r.Body)
		var message collector.ExportTraceServiceRequest
		if err == nil {
			err = proto.Unmarshal(body, &message)
		}
		if err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("%s: %v", r.URL.Path, err)
		}
		s.take(&message)
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

func (s *sink) take(message *collector.ExportTraceServiceRequest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, resource := range message.ResourceSpans {
		service := ""
		for _, attribute := range resource.Resource.Attributes {
			if attribute.Key == "service.name" {
				service = attribute.Value.GetStringValue()
			}
		}
		for _, scope := range resource.ScopeSpans {
			for _, span := range scope.Spans {
				s.spans[span.Name], s.from[span.Name] = span, service
			}
		}
	}
}

func (s *sink) find(t *testing.T, name string) (span *trace.Span) {
	t.Helper()
	eventually(t, name, func(context.Context) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		if span = s.spans[name]; span == nil {
			return errors.New("no such span")
		}
		return nil
	})
	return span
}

// String tells the trace from its root, a span a line.
func (s *sink) String() (text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var tell func(parent []byte, indent string)
	tell = func(parent []byte, indent string) {
		for _, name := range slices.Sorted(maps.Keys(s.spans)) {
			span := s.spans[name]
			if slices.Equal(span.ParentSpanId, parent) {
				text += fmt.Sprintf("%s%s: %s\n", indent, s.from[name], name)
				tell(span.SpanId, indent+"  ")
			}
		}
	}
	tell(nil, "")
	return text
}
