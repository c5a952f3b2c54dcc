package broker_test

import (
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

// TestMorePartitions adds a partition to a topic that has events of orders
// in flight, and reads it with a consumer that is a little late.
func TestMorePartitions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(3, "orders"))
		client := b.Client()
		keys := []string{
			"order:7", "order:8", "order:9", "order:10", "order:11",
		}
		send := func(value string) (at []int32) {
			for _, key := range keys {
				record, err := client.ProduceSync(t.Context(),
					&kgo.Record{
						Topic: "orders",
						Key:   []byte(key),
						Value: []byte(value),
					}).First()
				if err != nil {
					t.Fatal(err)
				}
				at = append(at, record.Partition)
			}
			return at
		}

		three := send("created")
		if again := send("paid"); fmt.Sprint(again) != fmt.Sprint(three) {
			t.Errorf("a key has moved: %v, then %v", three, again)
		}
		_, err := kadm.NewClient(client).
			CreatePartitions(t.Context(), 1, "orders")
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(6 * time.Minute) // the client asks again every five
		four := send("shipped")

		fmt.Fprintln(&out, "key       of 3  of 4")
		for i, key := range keys {
			fmt.Fprintf(&out, "%-8s  %4d  %4d\n", key, three[i], four[i])
		}
		proof.Golden(t, "testdata/partitions.txt", out.String())

		out.Reset()
		var seven []string
		from := map[int32]kgo.Offset{}
		for _, partition := range []int32{3, 0} { // the short one first
			from[partition] = kgo.NewOffset().AtStart()
			one := b.Client(kgo.ConsumePartitions(
				map[string]map[int32]kgo.Offset{"orders": {
					partition: from[partition],
				}}))
			one.PollFetches(t.Context()).EachRecord(
				func(r *kgo.Record) {
					if string(r.Key) == "order:7" {
						seven = append(seven, string(r.Value))
					}
				})
		}
		fmt.Fprintln(&out, "order:7:", strings.Join(seven, ", "))
		proof.Golden(t, "testdata/overtaken.txt", out.String())
	})
}

// TestHashers has producers that send the same keys with the partitioners
// of three libraries, as they are by default.
func TestHashers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(3, "orders"))
		fnv1a := func(key []byte) uint32 {
			h := fnv.New32a()
			h.Write(key)
			return h.Sum32()
		}
		with := func(hasher kgo.PartitionerHasher) *kgo.Client {
			return b.Client(kgo.RecordPartitioner(
				kgo.StickyKeyPartitioner(hasher)))
		}
		clients := []*kgo.Client{
			b.Client(), // murmur2, as Java
			with(kgo.SaramaCompatHasher(fnv1a)),
			with(kgo.SaramaHasher(crc32.ChecksumIEEE)), // librdkafka
		}
		fmt.Fprintln(&out, "key       Java, franz-go  Sarama  librdkafka")
		for _, key := range []string{
			"order:7", "order:8", "order:9", "order:10",
		} {
			var at []any
			for _, client := range clients {
				record, err := client.ProduceSync(t.Context(),
					&kgo.Record{Topic: "orders", Key: []byte(key)},
				).First()
				if err != nil {
					t.Fatal(err)
				}
				at = append(at, record.Partition)
			}
			fmt.Fprintf(&out, "%-8s  %14d  %6d  %10d\n",
				append([]any{key}, at...)...)
		}
		proof.Golden(t, "testdata/hashers.txt", out.String())
	})
}

// TestNoKey shows that records without a key stick to one partition until
// it has got some bytes, and then go on to another.
func TestNoKey(t *testing.T) {
	var out strings.Builder
	for _, size := range []int{10, 10_000} {
		synctest.Test(t, func(t *testing.T) {
			// region:nokey
			b := broker.Start(t, kfake.SeedTopics(3, "clicks"))
			client := b.Client(kgo.DefaultProduceTopic("clicks"))
			used := map[int32]int{}
			for range 300 {
				result := client.ProduceSync(t.Context(),
					kgo.SliceRecord(make([]byte, size)))
				used[result[0].Record.Partition]++
			}
			fmt.Fprintf(&out, "300 records of %5d bytes: %d of 3\n",
				size, len(used))
			// endregion
		})
	}
	proof.Golden(t, "testdata/nokey.txt", out.String())
}
