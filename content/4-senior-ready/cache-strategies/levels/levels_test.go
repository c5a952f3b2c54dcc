package levels_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/4-senior-ready/cache-strategies/levels"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// shop is the database and the processes before it.
type shop struct {
	pool            *pgxpool.Pool
	address, prefix string
	loads           atomic.Int64
}

func newShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{pool: postgres.Pool(t)}
	s.address, s.prefix = servers.Redis(t)
	postgres.Exec(t, s.pool,
		`CREATE TABLE product (id text PRIMARY KEY, price bigint)`)
	postgres.Exec(t, s.pool, `INSERT INTO product VALUES ('7', 100)`)
	return s
}

func (s *shop) load(ctx context.Context, id string) (n int64, err error) {
	s.loads.Add(1)
	err = s.pool.QueryRow(ctx,
		`SELECT price FROM product WHERE id = $1`, id).Scan(&n)
	return n, err
}

// process is a replica of the service; near is the TTL in its memory.
func (s *shop) process(t *testing.T, near time.Duration) *levels.Cache {
	return levels.New(lab.Dial(t, s.address), s.prefix, 1000, near,
		time.Hour, s.load)
}

func (s *shop) change(t *testing.T, through *levels.Cache, price int) {
	t.Helper()
	postgres.Exec(t, s.pool, `UPDATE product SET price = $1`, price)
	if err := through.Forget(t.Context(), "7"); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, c *levels.Cache) int64 {
	t.Helper()
	price, err := c.Get(t.Context(), "7")
	if err != nil {
		t.Fatal(err)
	}
	return price
}

// await reads until the price is there.
func await(t *testing.T, c *levels.Cache, price int64) {
	t.Helper()
	for range 5000 {
		if get(t, c) == price {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatalf("the price is still %d, want %d", get(t, c), price)
}

func listen(t *testing.T, c *levels.Cache) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _ = c.Listen(ctx) })
	return func() { cancel(); wg.Wait() }
}

func TestWindow(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	a, b := s.process(t, time.Minute), s.process(t, time.Minute)
	var out strings.Builder
	show := func(what string) {
		fmt.Fprintf(&out, "%-44s A %d, B %d\n", what, get(t, a), get(t, b))
	}
	show("both have read")
	s.change(t, a, 200)
	show("A: commit, DEL, PUBLISH; B does not listen")
	stop := listen(t, b)
	await(t, b, 200)
	show("B has subscribed and forgotten everything")
	s.change(t, a, 300)
	await(t, b, 300)
	show("A: commit, DEL, PUBLISH; B has the message")
	stop()
	s.change(t, a, 400)
	show("the connection of B is lost")
	proof.Golden(t, "testdata/window.txt", out.String())

	short := s.process(t, 100*time.Millisecond) // and never listens
	get(t, short)
	s.change(t, a, 500)
	await(t, short, 500) // its TTL has ended the lie
}

func TestOneLoad(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	c := s.process(t, time.Minute)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if price, err := c.Get(t.Context(), "7"); price != 100 {
				t.Errorf("%d, %v", price, err)
			}
		})
	}
	wg.Wait()
	if n := s.loads.Load(); n != 1 {
		t.Errorf("%d loads", n)
	}
	if _, err := c.Get(t.Context(), "8"); err == nil {
		t.Error("a product that is not there")
	}
}

func TestRedisIsDown(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	rdb := redis.NewClient(&redis.Options{
		Addr: servers.Closed(t), DialerRetries: 1, MaxRetries: -1})
	defer rdb.Close()
	c := levels.New(rdb, s.prefix, 1000, time.Minute, time.Hour, s.load)
	for range 3 {
		if get(t, c) != 100 {
			t.Error("no answer without Redis")
		}
	}
	if n := s.loads.Load(); n != 1 {
		t.Errorf("%d loads: the process has no copy", n)
	}
}

// Redis itself tells the client which of its keys have changed, whoever
// has changed them.
func TestTracking(t *testing.T) {
	t.Parallel()
	other, prefix := lab.Client(t)
	key := prefix + "7"
	ctx := t.Context()
	var out strings.Builder
	// region:tracking
	near := redis.NewLocalCache(redis.CacheConfig{
		MaxEntries:   10_000,
		MaxStaleness: 10 * time.Second, // if a push is lost
	})
	rdb := redis.NewClient(&redis.Options{
		Addr: other.Options().Addr, Protocol: 3, ClientSideCache: near,
	})
	defer rdb.Close()
	// endregion
	await := func(want string) {
		t.Helper()
		for range 5000 {
			if rdb.Get(ctx, key).Val() == want {
				return
			}
			time.Sleep(2 * time.Millisecond)
		}
		t.Fatalf("want %q, got %q", want, rdb.Get(ctx, key).Val())
	}
	other.Set(ctx, key, 100, 0)
	before := near.Stats()
	for range 1000 {
		rdb.Get(ctx, key)
	}
	after := near.Stats()
	fmt.Fprintf(&out, "GET, 1000 times: %d from the process\n",
		after.Hits-before.Hits)
	other.Set(ctx, key, 200, 0)
	await("200")
	fmt.Fprintln(&out, "another client: SET, and no word to us; GET: 200")
	other.PExpire(ctx, key, time.Millisecond)
	await("")
	fmt.Fprintln(&out, "the key expires; GET: nothing")
	proof.Golden(t, "testdata/tracking.txt", out.String())
}

// TestCost measures for the record what a read costs at each level, and how
// long a process lies after a change.
func TestCost(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	s := newShop(t)
	c := s.process(t, time.Hour)
	rdb := lab.Dial(t, s.address)
	tracked := redis.NewClient(&redis.Options{
		Addr: rdb.Options().Addr, Protocol: 3,
		ClientSideCacheConfig: &redis.ClientSideCacheConfig{}})
	defer tracked.Close()
	ctx := t.Context()
	key := s.prefix + "7"
	get(t, c)
	var out strings.Builder
	out.WriteString("Redis " + lab.Version(t, rdb) + ", " +
		postgres.Header(t, s.pool))
	fmt.Fprintln(&out, "all on one machine")
	fmt.Fprintln(&out)
	for _, level := range []struct {
		name string
		n    int
		read func() error
	}{
		{"otter", 1_000_000, func() error {
			_, err := c.Get(ctx, "7")
			return err
		}},
		{"go-redis, tracked", 200_000, func() error {
			return tracked.Get(ctx, key).Err()
		}},
		{"Redis", 10_000, func() error {
			return rdb.Get(ctx, key).Err()
		}},
		{"PostgreSQL", 10_000, func() error {
			_, err := s.load(ctx, "7")
			return err
		}},
	} {
		best := time.Hour
		for range 5 {
			begun := time.Now()
			for range level.n / 5 {
				if err := level.read(); err != nil {
					t.Fatal(err)
				}
			}
			best = min(best,
				time.Since(begun)/time.Duration(level.n/5))
		}
		fmt.Fprintf(&out, "%-20s%10.2f µs a read\n", level.name,
			float64(best.Nanoseconds())/1000)
	}
	const changes = 200
	fmt.Fprintf(&out, "\n%-30s%10s%10s\n",
		fmt.Sprint("a lie after a change, of ", changes),
		"median", "max")
	a, b := s.process(t, time.Hour), s.process(t, time.Hour)
	defer listen(t, b)()
	get(t, b)
	time.Sleep(200 * time.Millisecond) // it has subscribed
	price := 1000
	measure(t, &out, "Pub/Sub", changes, func() int64 {
		price++
		postgres.Exec(t, s.pool, `UPDATE product SET price = $1`, price)
		go func() { _ = a.Forget(ctx, "7") }()
		return int64(price)
	}, func() int64 { return get(t, b) })
	measure(t, &out, "tracking", changes, func() int64 {
		price++
		rdb.Set(ctx, key, price, 0)
		return int64(price)
	}, func() int64 {
		n, _ := strconv.ParseInt(tracked.Get(ctx, key).Val(), 10, 64)
		return n
	})
	proof.Record(t, "testdata/cost.txt", out.String())
}

func measure(
	t *testing.T, out *strings.Builder, name string, n int,
	change func() int64, read func() int64,
) {
	t.Helper()
	var lies []time.Duration
	for range n {
		want := change()
		begun := time.Now()
		for read() != want {
		}
		lies = append(lies, time.Since(begun))
		time.Sleep(5 * time.Millisecond)
	}
	slices.Sort(lies)
	fmt.Fprintf(out, "%-30s%7.2f ms%7.2f ms\n", name,
		lies[n/2].Seconds()*1000, lies[n-1].Seconds()*1000)
}
