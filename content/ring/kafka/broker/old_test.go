package broker_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

// TestRetention has a consumer that has read two events and comes back when
// more than that is gone.
func TestRetention(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct {
		name  string
		reset kgo.Offset
	}{
		{"earliest", kgo.NewOffset().AtStart()},
		{"latest", kgo.NewOffset().AtEnd()},
		{"none", kgo.NoResetOffset()},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := broker.Start(t)
			keep := 7 * time.Minute
			err := b.CreateTopic("orders", 1, map[string]string{
				"retention.ms": fmt.Sprint(keep.Milliseconds()),
			})
			if err != nil {
				t.Fatal(err)
			}
			producer := b.Client()
			for i := range 10 { // an event a minute, with its number
				broker.Put(t, producer, "orders", "", fmt.Sprint(i))
				time.Sleep(time.Minute)
			}
			offsets := make(kadm.Offsets)
			offsets.AddOffset("orders", 0, 2, -1)
			_, err = kadm.NewClient(producer).CommitOffsets(
				t.Context(), "stock", offsets)
			if err != nil {
				t.Fatal(err)
			}
			b.ApplyRetention()

			consumer := b.Client(kgo.ConsumerGroup("stock"),
				kgo.ConsumeTopics("orders"),
				kgo.ConsumeResetOffset(c.reset))
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			var read []string
			for ctx.Err() == nil && err == nil {
				fetches := consumer.PollFetches(ctx)
				fetches.EachRecord(func(r *kgo.Record) {
					read = append(read, string(r.Value))
				})
				if ctx.Err() == nil {
					err = fetches.Err()
				}
			}
			short, _, _ := strings.Cut(fmt.Sprint(err), ":")
			fmt.Fprintf(&out, "%-8s  read %-13s  error: %v\n",
				c.name, strings.Join(read, " "), short)
		})
	}
	proof.Golden(t, "testdata/retention.txt", out.String())
}

// TestCompaction writes prices, takes one back, and compacts.
func TestCompaction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t)
		// region:compaction
		err := b.CreateTopic("prices", 1, map[string]string{
			"cleanup.policy":      "compact",
			"delete.retention.ms": fmt.Sprint(time.Minute.Milliseconds()),
		})
		if err != nil {
			t.Fatal(err)
		}
		show := func(when string) {
			fmt.Fprintf(&out, "%-8s", when)
			for _, r := range b.Read("prices") {
				value := string(r.Value)
				if r.Value == nil {
					value = "nil"
				}
				fmt.Fprintf(&out, "  %d:%s=%s", r.Offset, r.Key, value)
			}
			fmt.Fprintln(&out)
		}
		producer := b.Client(kgo.DefaultProduceTopic("prices"))
		for _, r := range []*kgo.Record{
			kgo.KeyStringRecord("fig", "10"),
			kgo.KeyStringRecord("nut", "20"),
			kgo.KeyStringRecord("fig", "11"),
			kgo.KeySliceRecord([]byte("nut"), nil), // a tombstone
			kgo.KeyStringRecord("tea", "5"),
		} {
			err := producer.ProduceSync(t.Context(), r).FirstErr()
			if err != nil {
				t.Fatal(err)
			}
		}
		show("written")
		b.Compact()
		show("at once")
		time.Sleep(2 * time.Minute)
		b.Compact()
		show("later")
		// endregion
		proof.Golden(t, "testdata/compaction.txt", out.String())
	})
}
