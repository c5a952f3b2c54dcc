package write_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/4-senior-ready/cache-strategies/write"
	"route500k/content/internal/proof"
)

// actor does the steps of one way and stops the test at an error.
type actor struct {
	*write.Shop
	write.Way
	t *testing.T
}

func (a actor) ok(err error) {
	a.t.Helper()
	if err != nil && !errors.Is(err, redis.Nil) {
		a.t.Fatalf("%s: %v", a.Name, err)
	}
}

// miss is the first half of a reader: it does not find a copy and loads.
func (a actor) miss(ctx context.Context) (fill func()) {
	a.t.Helper()
	ticket := ""
	if a.Ticket != nil {
		var err error
		ticket, err = a.Ticket(ctx, a.Shop)
		a.ok(err)
	}
	row, err := a.Row(ctx)
	a.ok(err)
	return func() {
		a.t.Helper()
		a.ok(a.Fill(ctx, a.Shop, ticket, row))
	}
}

// commit is the first half of a writer.
func (a actor) commit(ctx context.Context) (after func()) {
	a.t.Helper()
	row, err := a.Commit(ctx, a.Way)
	a.ok(err)
	return func() {
		a.t.Helper()
		if a.After != nil {
			a.ok(a.After(ctx, a.Shop, row))
		}
	}
}

var orders = []struct {
	name string
	run  func(context.Context, actor)
}{
	{"slow reader", func(ctx context.Context, a actor) {
		fill := a.miss(ctx)
		a.commit(ctx)()
		fill() // what it has read before the change
	}},
	{"two writers", func(ctx context.Context, a actor) {
		a.miss(ctx)()
		first := a.commit(ctx)
		second := a.commit(ctx)
		second()
		first() // overtaken
	}},
	{"writer dies", func(ctx context.Context, a actor) {
		a.miss(ctx)()
		a.commit(ctx)
	}},
}

// early is a reader that comes when the writer has begun, and before its
// commit: only who deletes first is hurt.
func early(ctx context.Context, a actor) {
	way := a.Way
	before := way.Before
	if before == nil {
		a.miss(ctx)()
		a.commit(ctx)()
		return
	}
	a.ok(before(ctx, a.Shop, nil))
	a.miss(ctx)()
	a.Way.Before = nil
	a.commit(ctx)()
}

func TestOrders(t *testing.T) {
	t.Parallel()
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, write.Schema)
	rdb, prefix := lab.Client(t)
	ctx := t.Context()
	var out strings.Builder
	fmt.Fprintf(&out, "%-28s%-13s", "", "early reader")
	for _, o := range orders {
		fmt.Fprintf(&out, "%-12s", o.name)
	}
	end := func(a actor) string {
		a.ok(a.Relay(ctx))
		key := a.Key
		if a.Copy != nil {
			var err error
			key, err = a.Copy(ctx, a.Shop)
			a.ok(err)
		}
		row, err := a.Row(ctx)
		a.ok(err)
		var copied write.Product
		text, err := rdb.Get(ctx, key).Bytes()
		if errors.Is(err, redis.Nil) {
			return "ok"
		}
		a.ok(err)
		a.ok(json.Unmarshal(text, &copied))
		if copied != row {
			return "STALE"
		}
		return "ok"
	}
	for i, way := range write.Ways {
		fmt.Fprintf(&out, "\n%-28s", way.Name)
		one := func(name string) actor {
			return actor{t: t, Way: way, Shop: &write.Shop{Pool: pool,
				RDB: rdb, Key: fmt.Sprint(prefix, i, name)}}
		}
		a := one("early")
		if strings.HasPrefix(way.Name, "outbox") {
			a.miss(ctx)() // its «before» is part of the transaction
			a.commit(ctx)()
		} else {
			early(ctx, a)
		}
		fmt.Fprintf(&out, "%-13s", end(a))
		for _, o := range orders {
			a := one(o.name)
			o.run(ctx, a)
			fmt.Fprintf(&out, "%-12s", end(a))
		}
	}
	var lines []string
	for line := range strings.SplitSeq(out.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	proof.Golden(t, "testdata/race.txt", strings.Join(lines, "\n"))
}
