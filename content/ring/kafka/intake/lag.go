package intake

import (
	"context"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/twmb/franz-go/pkg/kadm"
)

// region:lag

// Lag is a collector of Prometheus. It asks the cluster and not the
// consumer, which may be dead.
type Lag struct {
	Admin  *kadm.Client
	Groups []string
}

var (
	behind = prometheus.NewDesc("kafka_group_lag",
		"Records between the commit and the end of a partition.",
		[]string{"group", "topic", "partition"}, nil)
	memberCount = prometheus.NewDesc("kafka_group_members",
		"Members of a group.", []string{"group"}, nil)
)

// Describe says what Collect collects.
func (Lag) Describe(out chan<- *prometheus.Desc) {
	out <- behind
	out <- memberCount
}

// Collect asks for the lag of all groups.
func (l Lag) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	groups, err := l.Admin.Lag(ctx, l.Groups...)
	if err != nil {
		out <- prometheus.NewInvalidMetric(behind, err)
		return
	}
	for name, group := range groups {
		if err := group.Error(); err != nil {
			out <- prometheus.NewInvalidMetric(behind, err)
			continue
		}
		out <- prometheus.MustNewConstMetric(memberCount,
			prometheus.GaugeValue, float64(len(group.Members)), name)
		for _, p := range group.Lag.Sorted() {
			out <- prometheus.MustNewConstMetric(behind,
				prometheus.GaugeValue, float64(p.Lag),
				name, p.Topic, strconv.Itoa(int(p.Partition)))
		}
	}
}

// endregion
