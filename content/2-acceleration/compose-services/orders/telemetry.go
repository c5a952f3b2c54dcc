package orders

import (
	"context"
	"os"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
)

var tracer = otel.Tracer("orders")

// region:telemetry

// Trace sends spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT
// names; without it spans go nowhere. The function it returns sends the
// last ones.
func Trace(ctx context.Context, role string) (func() error, error) {
	otel.SetTextMapPropagator(propagation.TraceContext{})
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" {
		return func() error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx) // reads the environment
	if err != nil {
		return nil, err
	}
	provider := trace.NewTracerProvider(
		trace.WithBatcher(exporter),
		trace.WithResource(resource.NewSchemaless(
			attribute.String("service.name", "orders-"+role))),
	)
	otel.SetTracerProvider(provider)
	return func() error {
		ctx, cancel := context.WithTimeout(
			context.Background(), 3*time.Second)
		defer cancel()
		return provider.Shutdown(ctx)
	}, nil
}

// endregion

// region:carrier

// carrier lets a trace travel in the headers of a message.
type carrier amqp.Table

func (c carrier) Set(key, value string) { c[key] = value }

func (c carrier) Get(key string) string {
	value, _ := c[key].(string)
	return value
}

func (c carrier) Keys() (keys []string) {
	for key := range c {
		keys = append(keys, key)
	}
	return keys
}

func inject(ctx context.Context, headers amqp.Table) {
	otel.GetTextMapPropagator().Inject(ctx, carrier(headers))
}

func extract(ctx context.Context, headers amqp.Table) context.Context {
	return otel.GetTextMapPropagator().Extract(ctx, carrier(headers))
}

// endregion
