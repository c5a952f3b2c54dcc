package members_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"route500k/content/internal/proof"
	"route500k/content/ring/kafka/broker"
	"route500k/content/ring/kafka/members"
)

var errKilled = errors.New("killed")

type strategy func(context.Context, *kgo.Client, members.Do) error

// outcome kills a process at the start or at the end of its third record of
// five; another one goes on. It counts what was done once, twice and never.
func outcome(
	t *testing.T, auto, atEnd bool, run strategy,
) (count [3]int) {
	synctest.Test(t, func(t *testing.T) {
		b := broker.Start(t, kfake.SeedTopics(1, "orders"))
		values := []string{"1", "2", "3", "4", "5"}
		broker.Put(t, b.Client(), "orders", "order:7", values...)
		opts := []kgo.Opt{
			kgo.ConsumerGroup("mail"), kgo.ConsumeTopics("orders"),
		}
		if !auto {
			opts = append(opts, kgo.DisableAutoCommit())
		}
		done := map[string]int{}

		wire := b.Wire()
		first := b.Client(append(opts, kgo.Dialer(wire.Dial))...)
		err := run(t.Context(), first, func(r *kgo.Record) error {
			third := string(r.Value) == "3"
			if third && !atEnd {
				wire.Kill(first)
				return errKilled
			}
			time.Sleep(10 * time.Second) // it takes a while
			done[string(r.Value)]++
			if third {
				wire.Kill(first)
				return errKilled
			}
			return nil
		})
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}

		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		next := b.Client(append(opts, kgo.DisableAutoCommit())...)
		for ctx.Err() == nil {
			for _, r := range next.PollFetches(ctx).Records() {
				done[string(r.Value)]++
			}
		}
		for _, value := range values {
			count[(done[value]+2)%3]++ // once, twice, never
		}
	})
	return count
}

func TestCommit(t *testing.T) {
	var out strings.Builder
	const columns = "%-24s %4v %5v %5v   %4v %5v %5v\n"
	fmt.Fprintf(&out, "%-24s %16s   %16s\n",
		"killed at the 3rd of 5", "at its start", "at its end")
	fmt.Fprintf(&out, columns, "",
		"once", "twice", "never", "once", "twice", "never")
	for _, c := range []struct {
		name string
		auto bool
		run  strategy
	}{
		{"commit, then do", false, members.CommitFirst},
		{"do, then commit", false, members.CommitAfter},
		{"auto-commit", true, members.AutoCommit},
		{"auto-commit, background", true, members.Background},
	} {
		start := outcome(t, c.auto, false, c.run)
		end := outcome(t, c.auto, true, c.run)
		fmt.Fprintf(&out, columns, c.name,
			start[0], start[1], start[2], end[0], end[1], end[2])
	}
	proof.Golden(t, "testdata/commit.txt", out.String())
}
