package members_test

import (
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

// TestTooSlow has a member that is at its batch for longer than the group
// waits for it.
func TestTooSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		broker.Put(t, b.Client(), "orders", "order:7", "1", "2", "3")
		// region:slow
		join := func() *kgo.Client {
			return b.Client(kgo.ConsumerGroup("mail"),
				kgo.ConsumeTopics("orders"), kgo.DisableAutoCommit(),
				kgo.BlockRebalanceOnPoll(),
				kgo.RebalanceTimeout(time.Minute))
		}
		slow := join()
		batch := slow.PollFetches(t.Context()).Records()
		quick := join() // a rebalance begins, and waits for slow
		time.Sleep(90 * time.Second)
		again := quick.PollFetches(t.Context()).Records()
		err := slow.CommitRecords(t.Context(), batch...)
		fmt.Fprintf(&out, "slow:  %s\nquick: %s\ncommit of slow: %v\n",
			values(batch), values(again), err)
		// endregion
		slow.AllowRebalance()
		quick.AllowRebalance()
		proof.Golden(t, "testdata/slow.txt",
			proof.Fold(out.String(), proof.Width))
	})
}
