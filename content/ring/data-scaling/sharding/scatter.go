package sharding

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"
)

// region:gather

// Order is a row of the list that is read from all shards.
type Order struct {
	At, ID int64 // ordered by both, the newest first
}

// Shard answers with up to limit orders that come after the cursor.
type Shard func(ctx context.Context, after Order, limit int) (
	[]Order, error)

// Page asks all shards at once and merges what they say. The cursor of the
// next page is its last order. One shard that fails fails the page.
func Page(
	ctx context.Context, shards []Shard, after Order, limit int,
) ([]Order, error) {
	answers := make([][]Order, len(shards))
	g, ctx := errgroup.WithContext(ctx)
	for i, ask := range shards {
		g.Go(func() (err error) {
			answers[i], err = ask(ctx, after, limit)
			if err != nil {
				return fmt.Errorf("shard %d: %w", i, err)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	page := slices.Concat(answers...)
	slices.SortFunc(page, newest)
	return page[:min(limit, len(page))], nil
}

func newest(a, b Order) int {
	return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(b.ID, a.ID))
}

// endregion
