package batch

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/2-acceleration/redis-cache/lab"
)

// bench is a cache whose queries and round trips are counted.
type bench struct {
	*Cache
	trips
	queries int
}

func newBench(t *testing.T) *bench {
	rdb, prefix := lab.Client(t)
	b := new(bench)
	b.Cache = &Cache{
		RDB: rdb, Prefix: prefix,
		TTL: time.Minute, Absent: 10 * time.Second,
		Load: func(_ context.Context, ids []int64) ([]Product, error) {
			b.queries++
			var products []Product
			for _, id := range ids {
				if id <= 100 { // the last product
					products = append(products, Product{id, id * 10})
				}
			}
			return products, nil
		},
	}
	rdb.AddHook(&b.trips)
	return b
}

// many returns the ids of the answer.
func (b *bench) many(t *testing.T, ids ...int64) []int64 {
	t.Helper()
	b.trips, b.queries = trips{}, 0
	products, err := b.Many(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	var got []int64
	for _, p := range products {
		if p.Price != p.ID*10 {
			t.Errorf("product %d costs %d", p.ID, p.Price)
		}
		got = append(got, p.ID)
	}
	return got
}

func TestRoundTrips(t *testing.T) {
	b := newBench(t)
	ids := []int64{5, 3, 9, 7, 1}
	got := b.many(t, ids...)
	if !reflect.DeepEqual(got, ids) {
		t.Errorf("cold: got %v, want %v", got, ids)
	}
	if b.trips.n > 2 || b.queries != 1 {
		t.Errorf("cold: %d round trips, %d queries, want 2 and 1",
			b.trips.n, b.queries)
	}
	got = b.many(t, ids...)
	if !reflect.DeepEqual(got, ids) {
		t.Errorf("warm: got %v, want %v", got, ids)
	}
	if b.trips.n > 1 || b.queries != 0 {
		t.Errorf("warm: %d round trips, %d queries, want 1 and 0",
			b.trips.n, b.queries)
	}
	b.many(t, 5, 20, 9, 21)
	if b.trips.n > 2 || b.queries != 1 {
		t.Errorf("half: %d round trips, %d queries, want 2 and 1",
			b.trips.n, b.queries)
	}
}

func TestAbsent(t *testing.T) {
	b := newBench(t)
	want := []int64{1, 2}
	for _, when := range []string{"first", "second"} {
		if got := b.many(t, 1, 999, 2); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", when, got, want)
		}
	}
	if b.queries != 0 {
		t.Error("the database is asked again for what does not exist")
	}
	ttl := b.RDB.PTTL(t.Context(), b.key(999)).Val()
	if ttl > b.Absent {
		t.Errorf("absence lives %v, want %v at most", ttl, b.Absent)
	}
	if got := b.many(t); len(got) != 0 {
		t.Errorf("nothing asked, got %v", got)
	}
}

func TestTTLsDiffer(t *testing.T) {
	b := newBench(t)
	ids := make([]int64, 30)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	b.many(t, ids...)
	seen := map[time.Duration]bool{}
	for _, id := range ids {
		ttl := b.RDB.TTL(t.Context(), b.key(id)).Val()
		if ttl > b.TTL || ttl < b.TTL*3/4 {
			t.Fatalf("TTL %v, want from %v to %v", ttl, b.TTL*3/4, b.TTL)
		}
		seen[ttl] = true
	}
	if len(seen) < 4 {
		t.Errorf("30 keys expire at %d moments", len(seen))
	}
}

func TestRedisIsDown(t *testing.T) {
	b := newBench(t)
	b.RDB = redis.NewClient(&redis.Options{
		Addr: "127.0.0.1:1", DialerRetries: 1, MaxRetries: -1,
	})
	defer b.RDB.Close()
	products, err := b.Many(t.Context(), []int64{1, 2, 3})
	if len(products) != 3 || err != nil {
		t.Errorf("got %v, %v, want the answer of the database",
			products, err)
	}
	if b.queries != 1 {
		t.Errorf("%d queries, want 1", b.queries)
	}
}

func TestDatabaseIsDown(t *testing.T) {
	b := newBench(t)
	broken := errors.New("no database")
	load := b.Load
	b.Load = func(context.Context, []int64) ([]Product, error) {
		return nil, broken
	}
	if _, err := b.Many(t.Context(), []int64{1}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	b.Load = load
	if got := b.many(t, 1); len(got) != 1 {
		t.Errorf("the failure was cached: %v", got)
	}
}

// trips counts what goes to Redis and back, greetings aside.
type trips struct{ n int }

func (h *trips) count(cmds ...redis.Cmder) {
	switch cmds[0].Name() {
	case "hello", "client": // of a new connection
	default:
		h.n++
	}
}

func (h *trips) DialHook(next redis.DialHook) redis.DialHook {
	return next
}

func (h *trips) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		h.count(cmd)
		return next(ctx, cmd)
	}
}

func (h *trips) ProcessPipelineHook(
	next redis.ProcessPipelineHook,
) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		h.count(cmds...)
		return next(ctx, cmds)
	}
}
