package broker_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

// region:first
func TestFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(3, "orders"))
		producer := b.Client(kgo.DefaultProduceTopic("orders"))
		send := func(key, value string) {
			err := producer.ProduceSync(t.Context(),
				kgo.KeyStringRecord(key, value)).FirstErr()
			if err != nil {
				t.Error(err)
			}
		}
		read := func(group string) {
			consumer := b.Client(kgo.ConsumerGroup(group),
				kgo.ConsumeTopics("orders"), kgo.DisableAutoCommit())
			defer consumer.Close() // leaves the group, too
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			var lines []string
			for ctx.Err() == nil {
				fetches := consumer.PollFetches(ctx)
				fetches.EachRecord(func(r *kgo.Record) {
					lines = append(lines, fmt.Sprintf(
						"  partition %d, offset %d: %s %s\n",
						r.Partition, r.Offset, r.Key, r.Value))
				})
			}
			err := consumer.CommitUncommittedOffsets(t.Context())
			if err != nil {
				t.Error(err)
			}
			slices.Sort(lines) // there is no order between partitions
			fmt.Fprintf(&out, "%s:\n%s", group, strings.Join(lines, ""))
		}

		send("order:7", "created")
		send("order:9", "created")
		send("order:7", "paid")
		read("stock")
		send("order:9", "cancelled")
		read("stock") // goes on from where it has committed
		read("fraud") // is new and reads from the start
		proof.Golden(t, "testdata/first.txt", out.String())
	})
}

// endregion
