package orders

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

var created = promauto.NewCounter(prometheus.CounterOpts{
	Name: "orders_created_total", Help: "Orders that the API has taken.",
})

// API takes orders until ctx is done or the broker is lost.
func API(ctx context.Context, cfg Config) error {
	s, err := openStore(ctx, cfg)
	if err != nil {
		return err
	}
	b, err := dial(cfg)
	if err != nil {
		return errors.Join(err, s.close())
	}
	ctx = b.lost(ctx)
	mux := admin(s, b)
	mux.HandleFunc("POST /orders", traced("POST /orders", create(s, b)))
	mux.HandleFunc("GET /orders/{id}", show(s))
	err = serve(ctx, cfg.Listen, mux)
	return errors.Join(err, reason(ctx), b.close(), s.close())
}

// region:create

func create(s *store, b *broker) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var order Order
		err := json.NewDecoder(r.Body).Decode(&order)
		if err != nil || order.Item == "" {
			http.Error(w, "no item", http.StatusBadRequest)
			return
		}
		order, err = s.insert(r.Context(), order.Item)
		if err == nil {
			id := strconv.FormatInt(order.ID, 10)
			err = b.publish(r.Context(), []byte(id))
		}
		if err != nil { // of two writes, the first may have succeeded
			fail(w, r, err)
			return
		}
		created.Inc()
		answer(w, http.StatusAccepted, order)
	}
}

// endregion

func show(s *store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
		if err != nil {
			http.Error(w, "no number", http.StatusBadRequest)
			return
		}
		order, err := s.find(r.Context(), id)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			http.NotFound(w, r)
		case err != nil:
			fail(w, r, err)
		default:
			answer(w, http.StatusOK, order)
		}
	}
}

// traced goes on with the trace of the request, or begins one.
func traced(name string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx := otel.GetTextMapPropagator().Extract(
			r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := tracer.Start(ctx, name,
			trace.WithSpanKind(trace.SpanKindServer))
		defer span.End()
		next(w, r.WithContext(ctx))
	}
}

func answer(w http.ResponseWriter, status int, order Order) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(order); err != nil {
		slog.Warn("answer", "error", err)
	}
}

func fail(w http.ResponseWriter, r *http.Request, err error) {
	slog.ErrorContext(r.Context(), "request", "error", err)
	http.Error(w, "try later", http.StatusServiceUnavailable)
}
