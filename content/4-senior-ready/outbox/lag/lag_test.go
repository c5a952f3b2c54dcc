package lag_test

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/outbox/lag"
	"route500k/content/4-senior-ready/outbox/outbox"
)

func TestCollector(t *testing.T) {
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	registry := prometheus.NewRegistry()
	registry.MustRegister(lag.Collector{Pool: pool})
	if got := gather(t, registry); got["outbox_oldest_seconds"] != 0 ||
		got["outbox_pending"] != 0 {
		t.Errorf("an empty outbox: %v", got)
	}
	postgres.Exec(t, pool, `
		INSERT INTO outbox (aggregate, type, payload, created_at)
		SELECT 'order:7', 'order.paid', '{}', now() - n * '1 min'::interval
		FROM generate_series(3, 1, -1) n`)
	got := gather(t, registry)
	if age := got["outbox_oldest_seconds"]; age < 180 || age > 240 {
		t.Errorf("oldest %v s, want 3 minutes", age)
	}
	if got["outbox_pending"] != 3 {
		t.Errorf("pending %v, want 3", got["outbox_pending"])
	}
}

func gather(t *testing.T, from prometheus.Gatherer) map[string]float64 {
	t.Helper()
	families, err := from.Gather()
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]float64{}
	for _, f := range families {
		values[f.GetName()] = f.GetMetric()[0].GetGauge().GetValue()
	}
	return values
}
