// Package intake reads a consumer group's partitions as one would in
// production: at least once, each partition in its order, with a pause for
// what may pass and a dead-letter topic for what will not.
package intake

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// ErrPermanent marks an error that no other try can mend.
var ErrPermanent = errors.New("permanent")

// region:consumer

// Consumer handles what its client polls. The client needs Options.
type Consumer struct {
	Client *kgo.Client
	Handle func(context.Context, *kgo.Record) error
	Dead   string                      // topic of what was given up
	Tries  int                         // of a record
	Wait   func(try int) time.Duration // after a try
	Limit  time.Duration               // of a try
	Budget time.Duration               // of a poll: below RebalanceTimeout

	mu     sync.Mutex
	failed map[place]failure // the record at which a partition stands
}

// Options are for a client that is its own master: nothing is committed or
// taken away while records are in work.
func Options(group string, topics ...string) []kgo.Opt {
	return []kgo.Opt{
		kgo.ConsumerGroup(group),
		kgo.ConsumeTopics(topics...),
		kgo.ConsumeStartOffset(kgo.NewOffset().AtStart()),
		kgo.ConsumeResetOffset(kgo.NoResetOffset()), // rather stop
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
		kgo.RebalanceTimeout(time.Minute),
	}
}

// endregion

type place struct {
	topic     string
	partition int32
}

type failure struct {
	offset int64
	times  int
}

// region:run

// result is what has become of a partition's part of a poll.
type result struct {
	done  *kgo.Record // the last one
	again *kgo.Record // to begin with next time, if not all is done
	wait  time.Duration
}

// Run works until the context ends or the client cannot go on. It finishes
// what has begun and commits it; to close the client is up to the caller.
func (c *Consumer) Run(ctx context.Context) error {
	defer c.Client.AllowRebalance() // or Close would wait for ever
	for {
		fetches := c.Client.PollRecords(ctx, 500)
		if ctx.Err() != nil {
			return nil
		}
		if err := fetches.Err(); err != nil {
			return err
		}
		until := time.Now().Add(c.Budget)
		var all sync.WaitGroup
		var mu sync.Mutex
		var results []result
		fetches.EachPartition(func(p kgo.FetchTopicPartition) {
			all.Go(func() {
				r := c.partition(ctx, p.Records, until)
				mu.Lock()
				defer mu.Unlock()
				results = append(results, r)
			})
		})
		all.Wait()
		if err := c.settle(context.WithoutCancel(ctx),
			results); err != nil {
			return err
		}
		c.Client.AllowRebalance()
	}
}

// settle commits what is done and sends the rest back to its time.
func (c *Consumer) settle(ctx context.Context, results []result) error {
	var done []*kgo.Record
	back := map[string]map[int32]kgo.EpochOffset{}
	for _, r := range results {
		if r.done != nil {
			done = append(done, r.done)
		}
		if r.again == nil {
			continue
		}
		topic, partition := r.again.Topic, r.again.Partition
		if back[topic] == nil {
			back[topic] = map[int32]kgo.EpochOffset{}
		}
		back[topic][partition] = kgo.EpochOffset{
			Epoch: r.again.LeaderEpoch, Offset: r.again.Offset,
		}
		if r.wait > 0 {
			one := map[string][]int32{topic: {partition}}
			c.Client.PauseFetchPartitions(one)
			time.AfterFunc(r.wait, func() {
				c.Client.ResumeFetchPartitions(one)
			})
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := c.Client.CommitRecords(ctx, done...); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	c.Client.SetOffsets(back)
	return nil
}

// endregion

// region:partition

// partition handles records in their order and stops at the first one that
// has to wait: those behind it wait with it.
func (c *Consumer) partition(
	ctx context.Context, records []*kgo.Record, until time.Time,
) (out result) {
	for _, r := range records {
		if ctx.Err() != nil || time.Now().After(until) {
			out.again = r
			return out
		}
		// To stop the process does not stop the record in work.
		err := c.try(context.WithoutCancel(ctx), r)
		if err != nil {
			try := c.count(r)
			out.again, out.wait = r, c.Wait(try)
			if !errors.Is(err, ErrPermanent) && try < c.Tries {
				return out
			}
			if err := c.bury(ctx, r, err); err != nil {
				slog.Error("not in the dead-letter topic", "err", err)
				return out // rather stand still than lose
			}
			out.again, out.wait = nil, 0
		}
		out.done = r
	}
	return out
}

// try calls the handler; a panic is an error as any other.
func (c *Consumer) try(
	ctx context.Context, r *kgo.Record,
) (err error) {
	ctx, cancel := context.WithTimeout(ctx, c.Limit)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic: %v", ErrPermanent, p)
		}
	}()
	return c.Handle(ctx, r)
}

// bury keeps the record where people can look at it, with where it was.
func (c *Consumer) bury(
	ctx context.Context, r *kgo.Record, why error,
) error {
	ctx, cancel := context.WithTimeout(
		context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	dead := &kgo.Record{
		Topic: c.Dead, Key: r.Key, Value: r.Value,
		Headers: append(r.Headers[:len(r.Headers):len(r.Headers)],
			header("dead-topic", r.Topic),
			header("dead-partition", strconv.Itoa(int(r.Partition))),
			header("dead-offset", strconv.FormatInt(r.Offset, 10)),
			header("dead-error", why.Error())),
	}
	return c.Client.ProduceSync(ctx, dead).FirstErr()
}

// endregion

func header(key, value string) kgo.RecordHeader {
	return kgo.RecordHeader{Key: key, Value: []byte(value)}
}

// count returns how many times the record has failed.
func (c *Consumer) count(r *kgo.Record) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := place{r.Topic, r.Partition}
	if c.failed == nil {
		c.failed = map[place]failure{}
	}
	if c.failed[at].offset != r.Offset {
		c.failed[at] = failure{offset: r.Offset}
	}
	times := c.failed[at].times + 1
	c.failed[at] = failure{r.Offset, times}
	return times
}
