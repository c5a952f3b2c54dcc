package broker_test

import (
	"testing"
	"testing/synctest"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kfake"

	"route500k/content/ring/kafka/broker"
)

// TestTopic creates a topic as one would in production.
func TestTopic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t, kfake.NumBrokers(3),
			kfake.Ports(9092, 9093, 9094))
		admin := kadm.NewClient(b.Client())
		// region:topic
		_, err := admin.CreateTopic(t.Context(), 24, 3,
			map[string]*string{
				"min.insync.replicas": new("2"),
				"retention.ms":        new("1209600000"), // 14 days
				"max.message.bytes":   new("1048588"),    // 1 MiB
			}, "orders")
		// endregion
		if err != nil {
			t.Fatal(err)
		}
		got := b.TopicInfo("orders").Configs["min.insync.replicas"]
		if got == nil || *got != "2" {
			t.Error("the topic has not got its configuration")
		}
	})
}
