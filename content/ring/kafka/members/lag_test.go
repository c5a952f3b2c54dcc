package members_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

// TestLag has one busy key, and a group that has read half of it.
func TestLag(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(3, "orders"))
		producer := b.Client()
		for range 20 {
			broker.Put(t, producer, "orders", "shop:1", "paid")
		}
		broker.Put(t, producer, "orders", "shop:3", "paid", "paid")
		consumer := b.Client(kgo.ConsumerGroup("stock"),
			kgo.ConsumeTopics("orders"), kgo.DisableAutoCommit())
		read := 0
		for read < 22 {
			for _, r := range consumer.PollFetches(t.Context()).Records() {
				read++
				if r.Offset >= 12 {
					continue // too slow for these
				}
				err := consumer.CommitRecords(t.Context(), r)
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		// region:lag
		lags, err := kadm.NewClient(consumer).Lag(t.Context(), "stock")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, "partition  committed  end  lag")
		for _, l := range lags["stock"].Lag.Sorted() {
			fmt.Fprintf(&out, "%9d  %9d  %3d  %3d\n",
				l.Partition, l.Commit.At, l.End.Offset, l.Lag)
		}
		// endregion
		proof.Golden(t, "testdata/lag.txt", out.String())
	})
}

// TestLagOfTransaction reads all there is, and has a lag.
func TestLagOfTransaction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		tx := b.Client(kgo.TransactionalID("billing"))
		if err := tx.BeginTransaction(); err != nil {
			t.Fatal(err)
		}
		broker.Put(t, tx, "orders", "order:7", "paid")
		err := tx.EndTransaction(t.Context(), kgo.TryCommit)
		if err != nil {
			t.Fatal(err)
		}
		consumer := b.Client(kgo.ConsumerGroup("stock"),
			kgo.ConsumeTopics("orders"), kgo.DisableAutoCommit())
		lag := func(name string) {
			lags, err := kadm.NewClient(consumer).
				Lag(t.Context(), "stock")
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s: lag %d\n", name,
				lags["stock"].Lag.Total())
		}
		records := poll(t, consumer)
		err = consumer.CommitRecords(t.Context(), records...)
		if err != nil {
			t.Fatal(err)
		}
		lag(fmt.Sprintf("%d read, the record committed", len(records)))
		poll(t, consumer)
		err = consumer.CommitUncommittedOffsets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		lag("the position committed")
		proof.Golden(t, "testdata/marker.txt", out.String())
	})
}
