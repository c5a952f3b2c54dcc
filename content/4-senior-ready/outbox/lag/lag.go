// Package lag tells Prometheus how far the relay is behind.
package lag

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
)

// region:collector

var (
	oldest = prometheus.NewDesc("outbox_oldest_seconds",
		"Age of the oldest event that is not published.", nil, nil)
	pending = prometheus.NewDesc("outbox_pending",
		"Events that are not published, 10000 at most.", nil, nil)
)

// Collector asks the table at each scrape: the relay itself may be dead.
type Collector struct{ Pool *pgxpool.Pool }

func (c Collector) Describe(out chan<- *prometheus.Desc) {
	out <- oldest
	out <- pending
}

func (c Collector) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var age, count float64
	err := c.Pool.QueryRow(ctx, `
		SELECT coalesce((SELECT extract(epoch FROM now() - created_at)
				FROM outbox ORDER BY id LIMIT 1), 0)::float8,
			(SELECT count(*) FROM (SELECT FROM outbox LIMIT 10000) few)
		`).Scan(&age, &count)
	if err != nil {
		out <- prometheus.NewInvalidMetric(oldest, err)
		return
	}
	out <- prometheus.MustNewConstMetric(oldest,
		prometheus.GaugeValue, age)
	out <- prometheus.MustNewConstMetric(pending,
		prometheus.GaugeValue, count)
}

// endregion
