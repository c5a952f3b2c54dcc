package members_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

// poll returns what comes within a time that is long for a bubble.
func poll(t *testing.T, client *kgo.Client) []*kgo.Record {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		records := client.PollFetches(ctx).Records()
		if len(records) > 0 {
			return records
		}
	}
	return nil
}

func values(records []*kgo.Record) string {
	var out []string
	for _, r := range records {
		out = append(out, string(r.Value))
	}
	return strings.Join(out, " ")
}

// TestShareGroup lets two members read one partition.
func TestShareGroup(t *testing.T) {
	var out strings.Builder
	start := func(t *testing.T, events ...string) *broker.Broker {
		b := broker.Start(t, kfake.SeedTopics(1, "tasks"))
		b.SetGroupConfigs("mail", map[string]string{
			"share.auto.offset.reset": "earliest",
		})
		broker.Put(t, b.Client(), "tasks", "", events...)
		return b
	}
	six := []string{"1", "2", "3", "4", "5", "6"}

	synctest.Test(t, func(t *testing.T) {
		b := start(t, six...)
		member := func() *kgo.Client {
			return b.Client(kgo.ConsumerGroup("mail"),
				kgo.ConsumeTopics("tasks"), kgo.DisableAutoCommit())
		}
		first := poll(t, member())
		second := poll(t, member())
		fmt.Fprintf(&out, "consumer group: [%s] [%s]\n",
			values(first), values(second))
	})

	synctest.Test(t, func(t *testing.T) {
		b := start(t, six[:3]...)
		// region:share
		member := func() *kgo.Client {
			return b.Client(kgo.ShareGroup("mail"),
				kgo.ConsumeTopics("tasks"),
				kgo.ShareMaxRecords(3), kgo.ShareMaxRecordsStrict())
		}
		a, c := member(), member()
		first := poll(t, a)
		time.Sleep(10 * time.Second) // a does not ask for more
		broker.Put(t, b.Client(), "tasks", "", six[3:]...)
		second := poll(t, c)
		fmt.Fprintf(&out, "share group:    [%s] [%s]\n",
			values(first), values(second))

		first[0].Ack(kgo.AckAccept)
		first[1].Ack(kgo.AckRelease) // for somebody to try again
		first[2].Ack(kgo.AckReject)  // for nobody
		if err := a.FlushAcks(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, r := range poll(t, c) {
			fmt.Fprintf(&out, "released:       %s, delivery %d\n",
				r.Value, r.DeliveryCount())
		}
		// endregion
	})

	synctest.Test(t, func(t *testing.T) {
		b := start(t, "poison")
		member := b.Client(kgo.ShareGroup("mail"),
			kgo.ConsumeTopics("tasks"))
		n := 0
		for range 10 {
			for _, r := range poll(t, member) {
				n++
				r.Ack(kgo.AckRelease)
			}
		}
		fmt.Fprintf(&out, "never accepted: %d deliveries\n", n)
	})
	proof.Golden(t, "testdata/share.txt", out.String())
}
