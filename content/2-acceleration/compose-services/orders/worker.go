package orders

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	amqp "github.com/rabbitmq/amqp091-go"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/sync/errgroup"
)

var took = promauto.NewHistogram(prometheus.HistogramOpts{
	Name:    "orders_processing_seconds",
	Help:    "Time from delivery to acknowledgement.",
	Buckets: prometheus.DefBuckets,
})

// prefetch is how many messages a worker holds unacknowledged.
const prefetch = 10

// Worker fulfils orders until ctx is done or the broker is lost.
func Worker(ctx context.Context, cfg Config) error {
	s, err := openStore(ctx, cfg)
	if err != nil {
		return err
	}
	b, err := dial(cfg)
	if err != nil {
		return errors.Join(err, s.close())
	}
	g, ctx := errgroup.WithContext(b.lost(ctx))
	g.Go(func() error { return serve(ctx, cfg.Listen, admin(s, b)) })
	g.Go(func() error { return b.consume(ctx, s.finish) })
	err = g.Wait()
	return errors.Join(err, reason(ctx), b.close(), s.close())
}

// region:consume

// consume hands over each message and acknowledges it afterwards. When ctx
// is done it finishes the one in work; the rest go back to the queue.
func (b *broker) consume(
	ctx context.Context, fulfil func(context.Context, int64) error,
) error {
	if err := b.ch.Qos(prefetch, 0, false); err != nil {
		return err
	}
	deliveries, err := b.ch.Consume(
		b.queue, "", false, false, false, false, nil)
	if err != nil {
		return err
	}
	for {
		select {
		case d, open := <-deliveries:
			if !open {
				return errors.New("broker: deliveries ended")
			}
			work := context.WithoutCancel(ctx)
			if err := handle(work, d, fulfil); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
	}
}

func handle(
	ctx context.Context, d amqp.Delivery,
	fulfil func(context.Context, int64) error,
) error {
	start := time.Now()
	ctx, span := tracer.Start(extract(ctx, d.Headers), "process order",
		trace.WithSpanKind(trace.SpanKindConsumer))
	defer span.End()
	ctx, cancel := context.WithTimeout(ctx, stopTimeout)
	defer cancel()
	id, err := strconv.ParseInt(string(d.Body), 10, 64)
	if err != nil {
		slog.ErrorContext(ctx, "dropped", "error", err)
		return d.Reject(false) // no retry will make it a number
	}
	if err := fulfil(ctx, id); err != nil {
		return fmt.Errorf("order %d: %w", id, errors.Join(
			err, d.Nack(false, true)))
	}
	took.Observe(time.Since(start).Seconds())
	return d.Ack(false)
}

// endregion

func (b *broker) close() error {
	err := b.conn.Close()
	if errors.Is(err, amqp.ErrClosed) {
		return nil
	}
	return err
}

// reason is the error that ended ctx; a signal is none.
func reason(ctx context.Context) error {
	var lost *amqp.Error
	if err := context.Cause(ctx); errors.As(err, &lost) {
		return err
	}
	return nil
}
