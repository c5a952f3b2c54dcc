package members

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Do handles a record.
type Do func(*kgo.Record) error

// region:commits

// CommitFirst does each record at most once.
func CommitFirst(ctx context.Context, c *kgo.Client, do Do) error {
	for {
		for _, r := range c.PollFetches(ctx).Records() {
			if err := c.CommitRecords(ctx, r); err != nil {
				return err
			}
			if err := do(r); err != nil {
				return err
			}
		}
	}
}

// CommitAfter does each record at least once.
func CommitAfter(ctx context.Context, c *kgo.Client, do Do) error {
	for {
		for _, r := range c.PollFetches(ctx).Records() {
			if err := do(r); err != nil {
				return err
			}
			if err := c.CommitRecords(ctx, r); err != nil {
				return err
			}
		}
	}
}

// endregion

// region:auto

// AutoCommit needs a client that commits by itself: all that was polled
// before the last poll. To poll again is to say that the rest is done.
func AutoCommit(ctx context.Context, c *kgo.Client, do Do) error {
	for {
		for _, r := range c.PollFetches(ctx).Records() {
			if err := do(r); err != nil {
				return err
			}
		}
	}
}

// Background polls ahead of the work, and so commits what is not done.
func Background(ctx context.Context, c *kgo.Client, do Do) error {
	work := make(chan *kgo.Record, 1000)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		for ctx.Err() == nil {
			for _, r := range c.PollFetches(ctx).Records() {
				work <- r
			}
		}
	}()
	for r := range work {
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

// endregion
