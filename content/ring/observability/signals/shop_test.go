package signals_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	amqp "github.com/rabbitmq/amqp091-go"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/propagation"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
	"route500k/content/ring/observability/signals"
)

// TestTreeAcrossQueue places an order through a gateway, lets the relay
// publish its event and hands it over: three services, one trace.
func TestTreeAcrossQueue(t *testing.T) {
	ctx := t.Context()
	w := newWorld()
	var log, wire bytes.Buffer
	shop := newShop(t, w, &log)

	mux := http.NewServeMux()
	mux.Handle("POST /orders", shop)
	behind := httptest.NewServer(shop.Serve(http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		fmt.Fprintln(&wire, "HTTP header of the request to orders")
		fmt.Fprintln(&wire, "  traceparent:", r.Header.Get("Traceparent"))
		fmt.Fprintln(&wire, "  baggage:", r.Header.Get("Baggage"))
		mux.ServeHTTP(w, r)
	})))
	defer behind.Close()

	gateway := w.service(t, "gateway", io.Discard)
	client := http.Client{Transport: signals.Transport{
		Telemetry: gateway, Base: http.DefaultTransport}}
	front := http.NewServeMux()
	front.HandleFunc("POST /v1/orders", func(
		w http.ResponseWriter, r *http.Request,
	) {
		ctx := tenant(t, r.Context(), "wholesale")
		forward, err := http.NewRequestWithContext(ctx, r.Method,
			behind.URL+"/orders", r.Body)
		if err != nil {
			t.Error(err)
			return
		}
		answer, err := client.Do(forward)
		if err != nil {
			t.Error(err)
			return
		}
		defer answer.Body.Close()
		w.WriteHeader(answer.StatusCode)
	})
	answer := httptest.NewRecorder()
	gateway.Serve(front).ServeHTTP(answer,
		httptest.NewRequest("POST", "/v1/orders", strings.NewReader("cup")))
	if answer.Code != http.StatusCreated {
		t.Fatalf("answered %d, logged %s", answer.Code, &log)
	}

	// The request is over. Now the relay and the consumer, with contexts
	// of their own.
	if err := shop.Relay(ctx); err != nil {
		t.Fatal(err)
	}
	if err := shop.Relay(ctx); err != nil { // nothing there, no span
		t.Fatal(err)
	}
	d, ok, err := shop.Queue.Get(shop.Topic, true)
	if err != nil || !ok {
		t.Fatalf("no message: %v", err)
	}
	fmt.Fprintln(&wire, "headers of the message")
	for _, key := range []string{"traceparent", "baggage"} {
		fmt.Fprintf(&wire, "  %s: %v\n", key, d.Headers[key])
	}
	notices := w.service(t, "notices", io.Discard)
	err = notices.Process(ctx, d, func(
		ctx context.Context, _ []byte,
	) error {
		member := baggage.FromContext(ctx).Member("tenant")
		fmt.Fprintln(&wire, "tenant in notices:", member.Value())
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	proof.Golden(t, "testdata/tree.txt", w.tree())
	proof.Golden(t, "testdata/wire.txt", wire.String())
}

// newShop has an empty database and a queue of its own.
func newShop(t *testing.T, w world, log io.Writer) *signals.Shop {
	t.Helper()
	own := w.service(t, "orders", log)
	config, err := pgx.ParseConfig(servers.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	config.Tracer = signals.Queries{Telemetry: own}
	db, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close(context.Background()) })
	schema, err := os.ReadFile("sql/schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(t.Context(), string(schema)); err != nil {
		t.Fatal(err)
	}
	address, prefix := servers.AMQP(t)
	broker, err := amqp.Dial(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = broker.Close() })
	ch, err := broker.Channel()
	if err != nil {
		t.Fatal(err)
	}
	if err := ch.Confirm(false); err != nil {
		t.Fatal(err)
	}
	topic := prefix + "order.placed"
	_, err = ch.QueueDeclare(topic, false, true, true, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &signals.Shop{Telemetry: own, DB: db, Queue: ch, Topic: topic}
}

func tenant(
	t *testing.T, ctx context.Context, name string,
) context.Context {
	t.Helper()
	member, err := baggage.NewMember("tenant", name)
	if err != nil {
		t.Fatal(err)
	}
	bag, err := baggage.FromContext(ctx).SetMember(member)
	if err != nil {
		t.Fatal(err)
	}
	return baggage.ContextWithBaggage(ctx, bag)
}

// TestBaggageLeaks calls a stranger twice: as one of us, and as a stranger.
func TestBaggageLeaks(t *testing.T) {
	var out strings.Builder
	stranger := httptest.NewServer(http.HandlerFunc(func(
		_ http.ResponseWriter, r *http.Request,
	) {
		fmt.Fprintf(&out, "traceparent %v, baggage %q\n",
			r.Header.Get("Traceparent") != "", r.Header.Get("Baggage"))
	}))
	defer stranger.Close()
	ours := newWorld().service(t, "orders", io.Discard)
	careful := *ours
	careful.Carry = propagation.TraceContext{}
	ctx := tenant(t, t.Context(), "wholesale")
	for _, own := range []*signals.Telemetry{ours, &careful} {
		client := http.Client{Transport: signals.Transport{
			Telemetry: own, Base: http.DefaultTransport}}
		r, err := http.NewRequestWithContext(ctx, "GET", stranger.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
	}
	proof.Golden(t, "testdata/baggage.txt", out.String())
}
