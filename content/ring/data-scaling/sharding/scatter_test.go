package sharding

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"route500k/content/internal/proof"
)

var first = Order{At: math.MaxInt64}

// table is a shard in memory; it counts the rows it has sent.
func table(orders []Order, sent *int) Shard {
	slices.SortFunc(orders, newest)
	return func(_ context.Context, after Order, limit int) ([]Order, error) {
		i, found := slices.BinarySearchFunc(orders, after, newest)
		if found {
			i++
		}
		rows := orders[i:min(i+limit, len(orders))]
		*sent += len(rows)
		return rows, nil
	}
}

// What a page costs by OFFSET and by a cursor.
func TestPages(t *testing.T) {
	const shards, total, limit = 16, 20_000, 10
	sets := make([][]Order, shards)
	for i := range total {
		o := Order{At: int64(i / 5), ID: int64(i)} // ties by time
		n := Hash(fmt.Sprint(o.ID)) % shards
		sets[n] = append(sets[n], o)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%d shards, %d rows a page\n", shards, limit)
	fmt.Fprintf(&out, "%-10s%16s%16s\n", "", "OFFSET, rows",
		"cursor, rows")
	sent := make([]int, shards)
	var all []Shard
	for i := range sets {
		all = append(all, table(sets[i], &sent[i]))
	}
	sum := func() (n int) {
		for i := range sent {
			n += sent[i]
			sent[i] = 0
		}
		return n
	}
	after, want := first, int64(total-1)
	for page := 1; page <= 100; page++ {
		got, err := Page(t.Context(), all, after, limit)
		if err != nil || len(got) != limit {
			t.Fatal(got, err)
		}
		for _, o := range got {
			if o.ID != want {
				t.Fatalf("order %d, want %d", o.ID, want)
			}
			want--
		}
		after = got[limit-1]
		cursor := sum()
		if page != 1 && page != 10 && page != 100 {
			continue
		}
		// No shard knows which of its rows belong to the page: each
		// has to send all from the first page on.
		deep, err := Page(t.Context(), all, first, page*limit)
		if err != nil || deep[len(deep)-1] != after {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "page %-5d%16d%16d\n", page, sum(), cursor)
	}
	proof.Golden(t, "testdata/pages.txt", out.String())
}

// The page takes as long as the slowest shard, and fails with any.
func TestPageIsParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func(ctx context.Context, _ Order, _ int) ([]Order, error) {
			time.Sleep(100 * time.Millisecond)
			return nil, nil
		}
		start := time.Now()
		_, err := Page(t.Context(), []Shard{slow, slow, slow}, first, 10)
		if d := time.Since(start); err != nil ||
			d != 100*time.Millisecond {
			t.Error(d, err)
		}
		bad := errors.New("no connection")
		_, err = Page(t.Context(), []Shard{slow, func(context.Context,
			Order, int) ([]Order, error) {
			return nil, bad
		}}, first, 10)
		if !errors.Is(err, bad) || err.Error() !=
			"shard 1: no connection" {
			t.Error(err)
		}
	})
}
