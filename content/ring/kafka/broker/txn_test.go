package broker_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
)

var committed = kgo.FetchIsolationLevel(kgo.ReadCommitted())

// list describes records by offset and value.
func list(records []*kgo.Record) string {
	var out []string
	for _, r := range records {
		out = append(out, fmt.Sprintf("%d:%s", r.Offset, r.Value))
	}
	return strings.Join(out, " ")
}

// TestTransaction shows what the two isolation levels see.
func TestTransaction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		// region:isolation
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		tx := b.Client(kgo.DefaultProduceTopic("orders"),
			kgo.TransactionalID("billing"))
		plain := b.Client(kgo.DefaultProduceTopic("orders"))
		send := func(client *kgo.Client, values ...string) {
			for _, value := range values {
				err := client.ProduceSync(t.Context(),
					kgo.StringRecord(value)).FirstErr()
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		begin := func() {
			if err := tx.BeginTransaction(); err != nil {
				t.Fatal(err)
			}
		}
		end := func(how kgo.TransactionEndTry) {
			if err := tx.EndTransaction(t.Context(), how); err != nil {
				t.Fatal(err)
			}
		}
		show := func(when string) {
			fmt.Fprintln(&out, when)
			fmt.Fprintln(&out, "  uncommitted", list(b.Read("orders")))
			fmt.Fprintln(&out, "  committed  ",
				list(b.Read("orders", committed)))
		}
		begin()
		send(tx, "a", "b")
		end(kgo.TryCommit)
		begin()
		send(tx, "c")
		end(kgo.TryAbort)
		begin()
		send(tx, "d")
		send(plain, "e")
		show("d is open:")
		end(kgo.TryCommit)
		show("d is committed:")
		// endregion
		proof.Golden(t, "testdata/isolation.txt", out.String())
	})
}

// TestZombie lets two processes have one transactional id.
func TestZombie(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		process := func() *kgo.Client {
			return b.Client(kgo.DefaultProduceTopic("orders"),
				kgo.TransactionalID("billing"))
		}
		write := func(who *kgo.Client, value string) error {
			return who.ProduceSync(t.Context(),
				kgo.StringRecord(value)).FirstErr()
		}
		// region:zombie
		old := process()
		err := errors.Join(old.BeginTransaction(), write(old, "1"))
		fmt.Fprintln(&out, "old:", err)

		// It was thought dead, and another one has taken over.
		heir := process()
		err = errors.Join(heir.BeginTransaction(), write(heir, "2"),
			heir.EndTransaction(t.Context(), kgo.TryCommit))
		fmt.Fprintln(&out, "heir:", err)

		err = write(old, "3")
		fmt.Fprintln(&out, "old:", err)
		fmt.Fprintln(&out, "committed:", list(b.Read("orders", committed)))
		// endregion
		if !errors.Is(err, kerr.InvalidProducerEpoch) {
			t.Errorf("the old one got %v", err)
		}
		proof.Golden(t, "testdata/zombie.txt",
			proof.Fold(out.String(), proof.Width))
	})
}

// bank counts what was done outside of Kafka.
type bank struct{ charged int }

// TestExactlyOnce moves three orders to charges and calls the bank for
// each. The first process is killed when all is done but the end of it.
func TestExactlyOnce(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-20s %5s %16s %14s\n",
		"3 orders", "bank", "charges, written", "committed")
	row := func(name string, bank bank, b *broker.Broker) {
		fmt.Fprintf(&out, "%-20s %5d %16d %14d\n", name, bank.charged,
			len(b.Read("charges")), len(b.Read("charges", committed)))
	}
	start := func(t *testing.T) *broker.Broker {
		b := broker.Start(t, kfake.SeedTopics(1, "orders", "charges"))
		broker.Put(t, b.Client(), "orders", "order:7", "1", "2", "3")
		return b
	}
	group := []kgo.Opt{
		kgo.ConsumerGroup("billing"), kgo.ConsumeTopics("orders"),
		kgo.DefaultProduceTopic("charges"), kgo.DisableAutoCommit(),
	}

	synctest.Test(t, func(t *testing.T) {
		b, bank, wire := start(t), bank{}, (*broker.Wire)(nil)
		for _, die := range []bool{true, false} {
			wire = b.Wire()
			client := b.Client(append(group, kgo.Dialer(wire.Dial))...)
			for _, r := range client.PollFetches(t.Context()).Records() {
				bank.charged++
				err := client.ProduceSync(t.Context(),
					kgo.KeySliceRecord(r.Key, r.Value)).FirstErr()
				if err != nil {
					t.Fatal(err)
				}
			}
			if die {
				wire.Kill(client)
				continue
			}
			err := client.CommitUncommittedOffsets(t.Context())
			if err != nil {
				t.Fatal(err)
			}
		}
		row("commit at the end", bank, b)
	})

	synctest.Test(t, func(t *testing.T) {
		b, bank := start(t), bank{}
		for _, die := range []bool{true, false} {
			wire := b.Wire()
			// region:eos
			s, err := kgo.NewGroupTransactSession(append(group,
				kgo.SeedBrokers(b.ListenAddrs()...),
				kgo.Dialer(wire.Dial), kgo.TransactionalID("billing"),
				committed, // reads only what others have committed
			)...)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(s.Close)
			records := s.PollFetches(t.Context()).Records()
			if err := s.Begin(); err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				bank.charged++ // Kafka cannot take this back
				err := s.ProduceSync(t.Context(),
					kgo.KeySliceRecord(r.Key, r.Value)).FirstErr()
				if err != nil {
					t.Fatal(err)
				}
			}
			if die {
				wire.Kill(s.Client())
				continue
			}
			// Offsets and records, all or nothing.
			ok, err := s.End(t.Context(), kgo.TryCommit)
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			// endregion
		}
		row("a transaction", bank, b)
		lags, err := kadm.NewClient(b.Client()).Lag(t.Context(), "billing")
		if err != nil || lags["billing"].Lag.Total() != 0 {
			t.Errorf("lag %v, %v", lags["billing"].Lag, err)
		}
	})
	proof.Golden(t, "testdata/eos.txt", out.String())
}
