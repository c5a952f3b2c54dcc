package broker_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

var produce = []kmsg.Key{kmsg.Produce}

// plain is a producer as it was before Kafka 0.11.
func plain(inflight int) []kgo.Opt {
	return []kgo.Opt{
		kgo.DisableIdempotentWrite(),
		kgo.MaxProduceRequestsInflightPerBroker(inflight),
	}
}

// copies sends one event, which the broker answers twice with an error, and
// returns how many copies are in the log.
func copies(t *testing.T, answer *kerr.Error, opts ...kgo.Opt) (n int) {
	synctest.Test(t, func(t *testing.T) {
		// region:answers
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		b.Fault(kfake.Fault{Keys: produce, Err: answer, Count: 2})
		broker.Put(t, b.Client(opts...), "orders", "order:7", "paid")
		n = len(b.Read("orders"))
		// endregion
	})
	return n
}

// restart sends an event that is stored, but the process ends before the
// answer comes; the next process sends it again.
func restart(t *testing.T, opts ...kgo.Opt) (n int) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		stored := b.Fault(kfake.Fault{
			Keys: produce, Err: kerr.RequestTimedOut, Count: -1,
		})
		wire := b.Wire()
		first := b.Client(append(opts, kgo.Dialer(wire.Dial))...)
		first.Produce(t.Context(), &kgo.Record{Topic: "orders"}, nil)
		if err := stored.Wait(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		wire.Kill(first)
		stored.Remove()
		broker.Put(t, b.Client(opts...), "orders", "order:7", "paid")
		n = len(b.Read("orders"))
	})
	return n
}

// TestAnswerIsLost counts the copies of an event.
func TestAnswerIsLost(t *testing.T) {
	var out strings.Builder
	row := func(name string, plain, idempotent int) {
		fmt.Fprintf(&out, "%-32s %5v %10v\n", name, plain, idempotent)
	}
	fmt.Fprintf(&out, "%-32s %5s %10s\n",
		"twice answered with", "plain", "idempotent")
	for _, answer := range []*kerr.Error{
		kerr.NotLeaderForPartition,
		kerr.NotEnoughReplicas,
		kerr.NotEnoughReplicasAfterAppend,
		kerr.RequestTimedOut,
	} {
		row(answer.Message, copies(t, answer, plain(1)...),
			copies(t, answer))
	}
	row("no answer, process restarted",
		restart(t, plain(1)...), restart(t))
	proof.Golden(t, "testdata/copies.txt", out.String())
}

// TestOrderOfRetries has three events on their way at once, the first of
// which is refused.
func TestOrderOfRetries(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct {
		name string
		opts []kgo.Opt
	}{
		{"plain, 5 in flight", plain(5)},
		{"plain, 1 in flight", plain(1)},
		{"idempotent, 5", nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := broker.Start(t, kfake.SeedTopics(1, "orders"))
			client := b.Client(append(c.opts,
				kgo.DefaultProduceTopic("orders"))...)
			// A client sends ahead only after it has seen a success.
			broker.Put(t, client, "orders", "order:6", "paid")
			b.ControlKey(int16(kmsg.Produce), slow(b))
			b.Fault(kfake.Fault{Keys: produce, Err: kerr.NotEnoughReplicas})
			for _, value := range []string{"created", "paid", "shipped"} {
				client.Produce(t.Context(),
					kgo.KeyStringRecord("order:7", value), nil)
				time.Sleep(20 * time.Millisecond)
			}
			if err := client.Flush(t.Context()); err != nil {
				t.Fatal(err)
			}
			var values []string
			for _, record := range b.Read("orders")[1:] {
				values = append(values, string(record.Value))
			}
			fmt.Fprintf(&out, "%-19s %s\n", c.name,
				strings.Join(values, " "))
		})
	}
	proof.Golden(t, "testdata/retries.txt", out.String())
}

// slow lets each request wait for 50 ms.
func slow(
	b *broker.Broker,
) func(kmsg.Request) (kmsg.Response, error, bool) {
	return func(kmsg.Request) (kmsg.Response, error, bool) {
		b.KeepControl()
		b.SleepControl(func() { time.Sleep(50 * time.Millisecond) })
		return nil, nil, false
	}
}

// TestAcks sends to a cluster that refuses every write.
func TestAcks(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct {
		name string
		opts []kgo.Opt
	}{
		{"acks=0", []kgo.Opt{kgo.RequiredAcks(kgo.NoAck()),
			kgo.DisableIdempotentWrite()}},
		{"acks=all", nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			// region:acks
			b := broker.Start(t, kfake.SeedTopics(1, "orders"))
			b.Fault(kfake.Fault{
				Keys: produce, Err: kerr.NotLeaderForPartition, Count: -1,
			})
			start := time.Now()
			client := b.Client(append(c.opts,
				kgo.RecordDeliveryTimeout(30*time.Second))...)
			err := client.ProduceSync(t.Context(),
				&kgo.Record{Topic: "orders"}).FirstErr()
			fmt.Fprintf(&out, "%-8s stored %d, %2.0f s, error: %v\n",
				c.name, b.PartitionInfo("orders", 0).HighWatermark,
				time.Since(start).Seconds(), err)
			// endregion
		})
	}
	proof.Golden(t, "testdata/acks.txt", proof.Fold(out.String(), 76))
}

// TestLeaderMoves moves a partition to another node under a producer.
func TestLeaderMoves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.NumBrokers(3),
			kfake.Ports(9092, 9093, 9094), kfake.SeedTopics(1, "orders"))
		b.MoveTopicPartition("orders", 0, 0)
		client := b.Client(kgo.DefaultProduceTopic("orders"))
		var nodes []int32
		b.ControlKey(int16(kmsg.Produce),
			func(kmsg.Request) (kmsg.Response, error, bool) {
				b.KeepControl()
				nodes = append(nodes, b.CurrentNode())
				return nil, nil, false
			})
		send := func(value string) {
			nodes = nil
			broker.Put(t, client, "orders", "order:7", value)
			fmt.Fprintf(&out, "%-8s asked nodes %v\n", value, nodes)
		}
		send("created")
		b.MoveTopicPartition("orders", 0, 2)
		send("paid")
		send("shipped")
		if got := len(b.Read("orders")); got != 3 {
			t.Errorf("%d events in the log, want 3", got)
		}
		proof.Golden(t, "testdata/leader.txt", out.String())
	})
}

// TestBatches compares what 1000 events cost.
func TestBatches(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-26s %8s %4s\n", "1000 events", "requests", "KiB")
	for _, c := range []struct {
		name string
		wait bool // for each answer
		opts []kgo.Opt
	}{
		{"one at a time", true, []kgo.Opt{
			kgo.ProducerBatchCompression(kgo.NoCompression())}},
		{"linger of 5 ms", false, []kgo.Opt{
			kgo.ProducerLinger(5 * time.Millisecond),
			kgo.ProducerBatchCompression(kgo.NoCompression())}},
		{"linger of 5 ms, zstd", false, []kgo.Opt{
			kgo.ProducerLinger(5 * time.Millisecond),
			kgo.ProducerBatchCompression(kgo.ZstdCompression())}},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := broker.Start(t, kfake.SeedTopics(1, "orders"))
			requests := b.Fault(kfake.Fault{
				Keys: produce, Count: -1, Observe: true,
			})
			client := b.Client(append(c.opts,
				kgo.DefaultProduceTopic("orders"))...)
			for i := range 1000 {
				client.Produce(t.Context(), kgo.KeyStringRecord(
					fmt.Sprint("order:", i), fmt.Sprintf(
						`{"order":%d,"status":"created","total":%d}`,
						i, i*7919%10000)), nil)
				if c.wait {
					client.Flush(t.Context())
				}
			}
			time.Sleep(time.Second) // longer than any linger
			if err := client.Flush(t.Context()); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%-26s %8d %4d\n", c.name, requests.Hits(),
				b.PartitionInfo("orders", 0).NumBytes/1024)
		})
	}
	proof.Golden(t, "testdata/batches.txt", out.String())
}
