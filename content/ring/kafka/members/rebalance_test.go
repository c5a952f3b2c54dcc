package members_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
	"route500k/content/ring/kafka/members"
)

// group is a topic of six partitions, each with an event every two seconds,
// and the group that reads it.
type group struct {
	*broker.Broker

	t    *testing.T
	work sync.WaitGroup
}

func newGroup(t *testing.T) *group {
	g := &group{t: t}
	// The tests of kfake have a quick heartbeat; this is Kafka's.
	g.Broker = broker.Start(t, kfake.SeedTopics(6, "orders"),
		kfake.BrokerConfigs(map[string]string{
			"group.consumer.heartbeat.interval.ms": "5000",
		}))
	client := g.Client(kgo.DefaultProduceTopic("orders"),
		kgo.RecordPartitioner(kgo.ManualPartitioner()))
	g.work.Go(func() {
		for t.Context().Err() == nil {
			for partition := range int32(6) {
				client.Produce(t.Context(),
					&kgo.Record{Partition: partition}, nil)
			}
			pause(t, 2*time.Second)
		}
	})
	t.Cleanup(g.work.Wait)
	return g
}

func pause(t *testing.T, d time.Duration) {
	select {
	case <-time.After(d):
	case <-t.Context().Done():
	}
}

func (g *group) join(
	name string, busy func(), opts ...kgo.Opt,
) *members.Member {
	m := &members.Member{}
	m.Client = g.Client(slices.Concat(m.Watch(), []kgo.Opt{
		kgo.ClientID(name), kgo.ConsumerGroup("stock"),
		kgo.ConsumeTopics("orders"), kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
	}, opts)...)
	g.work.Go(func() { m.Run(g.t.Context(), busy) })
	return m
}

func idle() {}

// about tells a time as a range: what passes between two heartbeats depends
// on which of many goroutines was the first.
func about(d time.Duration) string {
	edges := []int{0, 4, 14, 24, 40, 50, 100}
	for i, edge := range edges[1:] {
		if d < time.Duration(edge)*time.Second {
			return fmt.Sprintf("%d-%d s", edges[i], edge)
		}
	}
	return d.String()
}

// owners tells who has each partition.
func owners(all ...*members.Member) (by [6]int) {
	for i, m := range all {
		for _, partition := range m.Owned() {
			by[partition] = i + 1
		}
	}
	return by
}

func TestRebalance(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-19s %7s %5s %11s %8s\n", "c joins a and b",
		"revoked", "moved", "a is silent", "c waits")
	for _, c := range []struct {
		name     string
		protocol kgo.Opt
	}{
		{"range", kgo.Balancers(kgo.RangeBalancer())},
		{"sticky", kgo.Balancers(kgo.StickyBalancer())},
		{"cooperative-sticky",
			kgo.Balancers(kgo.CooperativeStickyBalancer())},
		{"consumer (KIP-848)", kgo.ServerSideBalancer()},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := newGroup(t)
			beats := g.Fault(kfake.Fault{
				Keys:  []kmsg.Key{kmsg.ConsumerGroupHeartbeat},
				Count: -1, Observe: true,
			})
			var busy atomic.Bool
			a := g.join("a", idle, c.protocol)
			b := g.join("b", func() {
				if busy.Swap(false) {
					time.Sleep(20 * time.Second)
				}
			}, c.protocol)
			time.Sleep(30 * time.Second)
			before := owners(a, b)
			a.Reset()
			b.Reset()
			busy.Store(true) // from its next batch on
			time.Sleep(2 * time.Second)
			joined := g.join("c", idle, c.protocol)
			time.Sleep(40 * time.Second)

			if server := c.name == "consumer (KIP-848)"; server !=
				(beats.Hits() > 0) {
				t.Errorf("%s: %d heartbeats of KIP-848",
					c.name, beats.Hits())
			}
			moved := 0
			for i, owner := range owners(a, b, joined) {
				if owner == 0 {
					t.Errorf("nobody has partition %d", i)
				}
				if owner != before[i] {
					moved++
				}
			}
			fmt.Fprintf(&out, "%-19s %7d %5d %11s %8s\n", c.name,
				a.Notes().Revoked+b.Notes().Revoked, moved,
				about(a.Notes().Silent), about(joined.Notes().First))
		})
	}
	proof.Golden(t, "testdata/rebalance.txt", out.String())
}

// TestLeaving lets b go and looks for how long its partitions are read by
// nobody, and how many partitions come and go at a.
func TestLeaving(t *testing.T) {
	if testing.Short() {
		t.Skip("minutes of a virtual clock take seconds")
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-34s %7s %13s\n",
		"b", "unread", "changes at a")
	for _, c := range []struct {
		name string
		kill bool
		back bool
		opts []kgo.Opt
	}{
		{"closes", false, false, nil},
		{"is killed", true, false, nil},
		{"is killed, session of 10 s", true, false,
			[]kgo.Opt{kgo.SessionTimeout(10 * time.Second)}},
		{"closes, starts again in 18 s", false, true, nil},
		{"the same with an instance id", false, true,
			[]kgo.Opt{kgo.InstanceID("b-0")}},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := newGroup(t)
			a := g.join("a", idle)
			wire := g.Wire()
			b := g.join("b", idle,
				append(c.opts, kgo.Dialer(wire.Dial))...)
			time.Sleep(30 * time.Second)
			lost := b.Owned()
			if len(lost) != 3 {
				t.Fatalf("b has %v", lost)
			}
			a.Reset()

			gone := time.Now()
			var unread time.Duration
			if c.kill {
				wire.Kill(b.Client)
			} else {
				b.Client.Close()
			}
			for range 18 { // seconds
				time.Sleep(time.Second)
				if unread == 0 && len(a.Owned()) == 6 {
					unread = time.Since(gone)
				}
			}
			if c.back {
				b = g.join("b", idle, c.opts...)
			}
			for range 40 {
				time.Sleep(time.Second)
				n := len(a.Owned())
				if c.back {
					n += len(b.Owned())
				}
				if unread == 0 && n == 6 {
					unread = time.Since(gone)
				}
			}
			fmt.Fprintf(&out, "%-34s %7s %13d\n", c.name, about(unread),
				a.Notes().Gained+a.Notes().Revoked)
		})
	}
	proof.Golden(t, "testdata/leaving.txt", out.String())
}
