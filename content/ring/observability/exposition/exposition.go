// Package exposition shows what a scrape brings: the types of Prometheus as
// text and as protobuf, and how many series a label costs.
package exposition

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// region:types

// Metrics are those of the checkout of Mini-Ozon.
type Metrics struct {
	Orders  *prometheus.CounterVec
	Backlog prometheus.Gauge
	Took    prometheus.Histogram // classic: bounds are chosen here
	Wait    prometheus.Histogram // native: bounds follow from a factor
	Size    prometheus.Summary   // quantiles are computed here
}

// New registers them. A counter that may not be there yet is made at once:
// the first error must be a step from 0 to 1, not a series that begins
// with 1.
func New(r prometheus.Registerer) *Metrics {
	m := &Metrics{
		Orders: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "shop_orders_total",
			Help: "Orders by what has become of them.",
		}, []string{"result"}),
		Backlog: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "shop_outbox_pending",
			Help: "Events that wait for the relay.",
		}),
		Took: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "shop_checkout_seconds",
			Help:    "Time of a checkout.",
			Buckets: []float64{.1, .3, 1},
		}),
		Wait: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:                            "shop_payment_seconds",
			Help:                            "Time of the provider.",
			NativeHistogramBucketFactor:     1.1,
			NativeHistogramMaxBucketNumber:  160,
			NativeHistogramMinResetDuration: time.Hour,
		}),
		Size: prometheus.NewSummary(prometheus.SummaryOpts{
			Name:       "shop_order_items",
			Help:       "Items of an order.",
			Objectives: map[float64]float64{.5: .05, .99: .001},
		}),
	}
	for _, result := range []string{"placed", "refused", "failed"} {
		m.Orders.WithLabelValues(result)
	}
	r.MustRegister(m.Orders, m.Backlog, m.Took, m.Wait, m.Size)
	return m
}

// endregion

// Use is what a minute of trade leaves in them.
func (m *Metrics) Use() {
	// region:use
	m.Orders.WithLabelValues("placed").Add(3)
	m.Backlog.Set(2)
	for _, seconds := range []float64{.05, .3, .31, 4} {
		m.Took.Observe(seconds)
		m.Wait.Observe(seconds)
	}
	for _, items := range []float64{1, 1, 2, 7} {
		m.Size.Observe(items)
	}
	// endregion
}

// region:requests

// Requests is a histogram of requests with the labels that one gives it.
func Requests(labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "http_request_duration_seconds", Help: "By labels.",
		Buckets: prometheus.DefBuckets, // eleven, and +Inf
	}, labels)
}

// endregion
