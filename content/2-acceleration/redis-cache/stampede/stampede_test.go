package stampede_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/2-acceleration/redis-cache/lab"
	"route500k/content/2-acceleration/redis-cache/stampede"
	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

const (
	replicas = 3
	callers  = 300
	conns    = 4 // to PostgreSQL, of a replica
)

type way func(*stampede.Replica, context.Context, string) (string, error)

var ways = []struct {
	name string
	get  way
}{
	{"cache-aside", (*stampede.Replica).Aside},
	{"singleflight", (*stampede.Replica).Flight},
	{"singleflight, lock", (*stampede.Replica).Locked},
}

type outcome struct {
	loads       int64
	median, max time.Duration
}

// With RECORD=1 the test writes the table of the page.
func TestHotKeyExpires(t *testing.T) {
	address, prefix := servers.Redis(t)
	first := lab.Dial(t, address)
	dbs := make([]*pgxpool.Pool, replicas)
	for i := range dbs {
		dbs[i] = database(t)
	}
	text := "Redis " + lab.Version(t, first) + ", " +
		postgres.Header(t, dbs[0]) + fmt.Sprintf(
		"%d requests, %d replicas, %d connections each, a query 50 ms\n\n"+
			"%-20s %7s %11s %8s\n", callers, replicas, conns,
		"", "queries", "median, ms", "max, ms")
	var loads atomic.Int64
	group := make([]*stampede.Replica, replicas)
	for i := range group {
		group[i] = &stampede.Replica{
			RDB: lab.Dial(t, address),
			Load: func(ctx context.Context) (string, error) {
				loads.Add(1)
				var name string
				err := dbs[i].QueryRow(ctx,
					`SELECT 'cup' FROM pg_sleep(0.05)`).Scan(&name)
				return name, err
			},
		}
	}
	var outcomes []outcome
	for _, way := range ways {
		loads.Store(0)
		o, err := storm(t.Context(), group, prefix+way.name, way.get)
		if err != nil {
			t.Fatal(err)
		}
		o.loads = loads.Load()
		outcomes = append(outcomes, o)
		text += fmt.Sprintf("%-20s %7d %11d %8d\n", way.name, o.loads,
			o.median.Milliseconds(), o.max.Milliseconds())
	}
	t.Log("\n" + text)
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text)
	}
	if outcomes[0].loads < callers/2 {
		t.Errorf("no stampede: %d loads", outcomes[0].loads)
	}
	if outcomes[1].loads != replicas || outcomes[2].loads != 1 {
		t.Errorf("%d and %d loads, want %d and 1",
			outcomes[1].loads, outcomes[2].loads, replicas)
	}
}

func database(t *testing.T) *pgxpool.Pool {
	t.Helper()
	cfg := postgres.Pool(t).Config()
	cfg.MaxConns, cfg.MinConns = conns, conns
	pool := postgres.Open(t, cfg)
	for range conns { // connect before the clock starts
		if err := pool.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return pool
}

// storm is the moment after the key has expired.
func storm(
	ctx context.Context, group []*stampede.Replica, key string, get way,
) (outcome, error) {
	took := make([]time.Duration, callers)
	errs := make([]error, callers)
	var wg sync.WaitGroup
	start := time.Now()
	for i := range callers {
		wg.Go(func() {
			_, errs[i] = get(group[i%len(group)], ctx, key)
			took[i] = time.Since(start)
		})
	}
	wg.Wait()
	slices.Sort(took)
	return outcome{median: took[callers/2], max: took[callers-1]},
		errors.Join(errs...)
}

// The page tells these figures.
func TestRecord(t *testing.T) {
	line := regexp.MustCompile(`(?m)^(\S.+?) {2,}(\d+) +(\d+) +(\d+)$`)
	rows := line.FindAllStringSubmatch(
		proof.Recorded(t, "testdata/record.txt"), -1)
	if len(rows) != len(ways) {
		t.Fatalf("%d rows", len(rows))
	}
	for i, want := range []int{callers, replicas, 1} {
		if n, _ := strconv.Atoi(rows[i][2]); n != want {
			t.Errorf("%s: %d queries, want %d", rows[i][1], n, want)
		}
	}
}
