package signals

import (
	"context"
	_ "embed" // the SQL
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/jackc/pgx/v5"
	amqp "github.com/rabbitmq/amqp091-go"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

var (
	//go:embed sql/place.sql
	placeSQL string
	//go:embed sql/take.sql
	takeSQL string
)

// Queries makes a span of each query that belongs to a trace. The poll of
// a relay belongs to none: it would be a trace a second, for ever.
type Queries struct{ *Telemetry }

// region:queries

// TraceQueryStart implements pgx.QueryTracer.
func (q Queries) TraceQueryStart(
	ctx context.Context, _ *pgx.Conn, data pgx.TraceQueryStartData,
) context.Context {
	if !trace.SpanContextFromContext(ctx).IsValid() {
		return ctx
	}
	// The first line of each file of ours is its name; arguments stay out.
	name, _, _ := strings.Cut(data.SQL, "\n")
	name = strings.TrimPrefix(name, "-- ")
	ctx, _ = q.Tracer.Start(ctx, name,
		trace.WithSpanKind(trace.SpanKindClient),
		trace.WithAttributes(semconv.DBSystemNamePostgreSQL,
			semconv.DBQuerySummary(name)))
	return ctx
}

// TraceQueryEnd implements pgx.QueryTracer.
func (q Queries) TraceQueryEnd(
	ctx context.Context, _ *pgx.Conn, data pgx.TraceQueryEndData,
) {
	span := trace.SpanFromContext(ctx)
	if data.Err != nil {
		span.SetStatus(codes.Error, data.Err.Error())
	}
	span.End()
}

// endregion

// Shop takes orders.
type Shop struct {
	*Telemetry
	DB    *pgx.Conn
	Queue *amqp.Channel
	Topic string // the queue of order.placed
}

// region:place

// Place writes the order and, in the same statement, the event with the
// context of the trace: the event leaves when this request is long over.
func (s *Shop) Place(
	ctx context.Context, item string,
) (id int64, err error) {
	ctx, span := s.Tracer.Start(ctx, "place order")
	defer func() {
		if err != nil {
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}()
	headers := propagation.MapCarrier{}
	s.Carry.Inject(ctx, headers)
	err = s.DB.QueryRow(ctx, placeSQL, item, headers).Scan(&id)
	return id, err
}

// endregion

// Relay publishes the oldest event, if there is one.
func (s *Shop) Relay(ctx context.Context) error {
	return pgx.BeginFunc(ctx, s.DB, func(tx pgx.Tx) error {
		var body string
		var headers propagation.MapCarrier
		err := tx.QueryRow(ctx, takeSQL).Scan(&body, &headers)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		ctx := s.Carry.Extract(ctx, headers) // the trace of the order
		return s.publish(ctx, body)
	})
}

// region:publish

func (s *Shop) publish(ctx context.Context, body string) error {
	ctx, span := s.Tracer.Start(ctx, "send order.placed",
		trace.WithSpanKind(trace.SpanKindProducer),
		trace.WithAttributes(semconv.MessagingSystemRabbitMQ))
	defer span.End()
	headers := propagation.MapCarrier{}
	s.Carry.Inject(ctx, headers)
	table := amqp.Table{}
	for key, value := range headers {
		table[key] = value
	}
	done, err := s.Queue.PublishWithDeferredConfirm("", s.Topic,
		false, false, amqp.Publishing{Headers: table, Body: []byte(body)})
	if err != nil {
		return err
	}
	ok, err := done.WaitContext(ctx)
	if err == nil && !ok {
		err = errors.New("the broker has refused the event")
	}
	return err
}

// endregion

// ServeHTTP takes an order.
func (s *Shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	item, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 100))
	if err != nil {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	id, err := s.Place(r.Context(), string(item))
	if err != nil {
		s.Log.ErrorContext(r.Context(), "place", "error", err)
		http.Error(w, "no order", http.StatusInternalServerError)
		return
	}
	s.Log.InfoContext(r.Context(), "placed", "order", id)
	w.WriteHeader(http.StatusCreated)
}

// region:process

// Process continues the trace of the message.
func (t *Telemetry) Process(
	ctx context.Context, d amqp.Delivery,
	work func(context.Context, []byte) error,
) error {
	headers := propagation.MapCarrier{}
	for key, value := range d.Headers {
		if s, ok := value.(string); ok {
			headers[key] = s
		}
	}
	ctx, span := t.Tracer.Start(t.Carry.Extract(ctx, headers),
		"process order.placed", trace.WithSpanKind(trace.SpanKindConsumer))
	defer span.End()
	err := work(ctx, d.Body)
	if err != nil {
		span.SetStatus(codes.Error, err.Error())
	}
	return err
}

// endregion
