// Package broker gives a test a Kafka cluster that lives inside the test:
// kfake answers in Kafka's protocol over pipes in memory, so that a bubble
// of testing/synctest can move its clock. Its tests show what a log does
// with keys, retries, transactions and old records.
package broker

import (
	"context"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

// region:start

// Broker is a cluster for one test. It is to be started in a bubble.
type Broker struct {
	*kfake.Cluster

	t       testing.TB
	network kfake.VirtualNetwork
	dying   sync.WaitGroup
}

// Start starts a cluster of one node; it ends with the test.
func Start(t testing.TB, opts ...kfake.Opt) *Broker {
	t.Helper()
	b := &Broker{t: t}
	cluster, err := kfake.NewCluster(append([]kfake.Opt{
		kfake.Ports(9092),
		kfake.ListenFn(b.network.Listen),
	}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	b.Cluster = cluster
	t.Cleanup(cluster.Close)
	t.Cleanup(b.dying.Wait)
	return b
}

// Client connects a client; it is closed when the test ends.
func (b *Broker) Client(opts ...kgo.Opt) *kgo.Client {
	b.t.Helper()
	client, err := kgo.NewClient(append([]kgo.Opt{
		kgo.SeedBrokers(b.ListenAddrs()...),
		kgo.Dialer(b.network.DialContext),
	}, opts...)...)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(client.Close)
	return client
}

// endregion

// Wire is the network of one process: cut, it takes the process away
// without a word to the cluster, as SIGKILL does.
type Wire struct {
	broker *Broker

	mu    sync.Mutex
	cut   bool
	conns []net.Conn
}

// Wire returns the network for a process that is to be killed.
func (b *Broker) Wire() *Wire { return &Wire{broker: b} }

// Dial is for the client's option kgo.Dialer.
func (w *Wire) Dial(
	ctx context.Context, network, address string,
) (net.Conn, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cut {
		return nil, net.ErrClosed
	}
	conn, err := w.broker.network.DialContext(ctx, network, address)
	if err == nil {
		w.conns = append(w.conns, conn)
	}
	return conn, err
}

// Kill cuts the network for ever and lets go of the process's clients.
func (w *Wire) Kill(clients ...*kgo.Client) {
	w.mu.Lock()
	w.cut = true
	for _, conn := range w.conns {
		conn.Close()
	}
	w.mu.Unlock()
	for _, client := range clients {
		client.AllowRebalance()
		w.broker.dying.Go(client.Close) // it cannot even say goodbye
	}
}

// Read reads a topic from its start to its present end.
func (b *Broker) Read(topic string, opts ...kgo.Opt) []*kgo.Record {
	b.t.Helper()
	client := b.Client(append([]kgo.Opt{kgo.ConsumeTopics(topic)},
		opts...)...)
	defer client.Close()
	var all []*kgo.Record
	for {
		// Nothing can come later: the clock of the bubble stands still
		// while anybody works.
		ctx, cancel := context.WithTimeout(b.t.Context(), 10*time.Second)
		fetches := client.PollFetches(ctx)
		cancel()
		if fetches.Empty() {
			return all
		}
		all = append(all, fetches.Records()...)
	}
}

// Put sends records with one key and fails the test if it cannot.
func Put(
	t testing.TB, client *kgo.Client, topic, key string,
	values ...string,
) {
	t.Helper()
	for _, value := range values {
		record := kgo.KeyStringRecord(key, value)
		record.Topic = topic
		err := client.ProduceSync(t.Context(), record).FirstErr()
		if err != nil {
			t.Fatal(err)
		}
	}
}
