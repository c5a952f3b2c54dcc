package members_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/ring/kafka/broker"
	"route500k/content/ring/kafka/lanes"
)

// TestLanes kills a process that works on many records of one partition at
// the same time, the fourth of which is slow: all from it on come again.
func TestLanes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		client := b.Client()
		for i := range 20 {
			broker.Put(t, client, "orders", fmt.Sprint("order:", i), "paid")
		}
		options := []kgo.Opt{
			kgo.ConsumerGroup("stock"), kgo.ConsumeTopics("orders"),
			kgo.DisableAutoCommit(),
		}
		wire := b.Wire()
		first := b.Client(append(options, kgo.Dialer(wire.Dial))...)
		work := lanes.New(8, 100, func(r *kgo.Record) error {
			time.Sleep(time.Second)
			if r.Offset == 3 {
				time.Sleep(time.Minute)
			}
			return nil
		})
		records := first.PollFetches(t.Context()).Records()
		for _, r := range records {
			if err := work.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(30 * time.Second)
		next := work.Next()
		if next > 3 {
			t.Fatalf("3 is in work, next is %d", next)
		}
		if next > 0 {
			err := first.CommitRecords(t.Context(), records[next-1])
			if err != nil {
				t.Fatal(err)
			}
		}
		wire.Kill(first)

		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		second, again := b.Client(options...), 0
		for ctx.Err() == nil {
			again += len(second.PollFetches(ctx).Records())
		}
		if want := 20 - int(next); again != want {
			t.Errorf("%d records come again, want %d", again, want)
		}
		if err := work.Close(); err != nil {
			t.Error(err)
		}
	})
}
