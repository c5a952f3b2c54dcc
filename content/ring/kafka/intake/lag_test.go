package intake_test

import (
	"testing"
	"testing/synctest"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kfake"

	"route500k/content/ring/kafka/broker"
	"route500k/content/ring/kafka/intake"
)

func TestLag(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		client := b.Client(intake.Options("stock", "orders")...)
		broker.Put(t, client, "orders", north, "created", "paid", "shipped")
		admin := b.Client()
		records := client.PollRecords(t.Context(), 1).Records()
		err := client.CommitRecords(t.Context(), records...)
		if err != nil {
			t.Fatal(err)
		}
		registry := prometheus.NewPedanticRegistry()
		registry.MustRegister(intake.Lag{
			Admin: kadm.NewClient(admin), Groups: []string{"stock"},
		})
		families, err := registry.Gather()
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []float64{2, 1} {
			got := families[i].GetMetric()[0].GetGauge().GetValue()
			if got != want {
				t.Errorf("%s is %v, want %v",
					families[i].GetName(), got, want)
			}
		}

		client.AllowRebalance()
		admin.Close()
		_, err = registry.Gather()
		if err == nil {
			t.Error("no error although the cluster cannot be asked")
		}
	})
}
