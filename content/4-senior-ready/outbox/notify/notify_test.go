package notify_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	postgres "route500k/content/1-ramp-up/postgresql/lab"
	"route500k/content/4-senior-ready/outbox/notify"
	"route500k/content/4-senior-ready/outbox/outbox"
	"route500k/content/internal/proof"
)

// station is a running relay and what it has done.
type station struct {
	passes atomic.Int64
	seen   chan time.Duration // from the commit to the publication
	commit sync.Map           // when an order was committed
}

func start(
	t *testing.T, pool *pgxpool.Pool, wake chan struct{},
	pause time.Duration,
) *station {
	t.Helper()
	s := &station{seen: make(chan time.Duration, 1000)}
	publish := func(_ context.Context, events []outbox.Event) error {
		for _, e := range events {
			at, _ := s.commit.Load(e.Aggregate)
			if at, ok := at.(time.Time); ok {
				s.seen <- time.Since(at)
			} else {
				s.seen <- 0 // before Place has returned
			}
		}
		return nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		notify.Run(ctx, func(ctx context.Context) (int, error) {
			s.passes.Add(1)
			return outbox.Relay(ctx, pool, publish, 100)
		}, wake, pause, func(err error) { t.Log(err) })
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	return s
}

func (s *station) place(t *testing.T, pool *pgxpool.Pool, id int64) {
	t.Helper()
	if err := outbox.Place(t.Context(), pool, id, 1); err != nil {
		t.Fatal(err)
	}
	s.commit.Store(fmt.Sprint("order:", id), time.Now())
}

func listen(t *testing.T, pool *pgxpool.Pool, wake chan struct{}) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = notify.Listen(ctx, conn, wake)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		_ = conn.Close(context.Background())
	})
	return conn
}

func within(t *testing.T, s *station, patience time.Duration) bool {
	t.Helper()
	select {
	case <-s.seen:
		return true
	case <-time.After(patience):
		return false
	}
}

func TestLostSignal(t *testing.T) {
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	wake := make(chan struct{}, 1)
	conn := listen(t, pool, wake)
	const pause = 2 * time.Second
	s := start(t, pool, wake, pause)
	time.Sleep(200 * time.Millisecond) // it has looked and waits
	s.place(t, pool, 1)
	if !within(t, s, pause/3) {
		t.Error("a signal did not wake the relay")
	}
	var pid uint32 = conn.PgConn().PID()
	postgres.Exec(t, pool, `SELECT pg_terminate_backend($1)`, pid)
	time.Sleep(200 * time.Millisecond)
	s.place(t, pool, 2) // nobody listens any more
	if !within(t, s, 2*pause) {
		t.Error("the event is lost with the signal")
	}
}

// TestLatency measures for the record how long events wait, and how often
// an idle relay asks.
func TestLatency(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	const events = 100
	pool := postgres.Pool(t)
	postgres.Exec(t, pool, outbox.Schema)
	var out strings.Builder
	fmt.Fprintf(&out, "%s%d events, 30 ms apart\n\n%-24s%10s%8s%15s\n",
		postgres.Header(t, pool), events, "", "median, ms", "max, ms",
		"idle queries/s")
	var id int64
	for _, c := range []struct {
		name   string
		pause  time.Duration
		listen bool
	}{
		{"poll every 1 s", time.Second, false},
		{"poll every 50 ms", 50 * time.Millisecond, false},
		{"LISTEN, poll every 5 s", 5 * time.Second, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			wake := make(chan struct{}, 1)
			if c.listen {
				listen(t, pool, wake)
			}
			s := start(t, pool, wake, c.pause)
			time.Sleep(c.pause)
			before := s.passes.Load()
			time.Sleep(10 * time.Second)
			idle := float64(s.passes.Load()-before) / 10
			for range events {
				id++
				s.place(t, pool, id)
				time.Sleep(30 * time.Millisecond)
			}
			var waits []time.Duration
			for range events {
				waits = append(waits, <-s.seen)
			}
			slices.Sort(waits)
			fmt.Fprintf(&out, "%-24s%10d%8d%15.1f\n", c.name,
				waits[events/2].Milliseconds(),
				waits[events-1].Milliseconds(), idle)
		})
	}
	proof.Record(t, "testdata/latency.txt", out.String())
}

// TestPrice measures for the record what NOTIFY costs those who write.
func TestPrice(t *testing.T) {
	if !proof.Recording() {
		t.Skip("only for the record: RECORD=1")
	}
	const writers, span = 16, 5 * time.Second
	pool := postgres.Pool(t)
	cfg := pool.Config().Copy()
	cfg.MaxConns = writers
	pool = postgres.Open(t, cfg)
	postgres.Exec(t, pool, outbox.Schema)
	var out strings.Builder
	fmt.Fprintf(&out, "%s%d writers, an event a transaction\n\n",
		postgres.Header(t, pool), writers)
	var id atomic.Int64
	for _, c := range []struct{ name, sql string }{
		{"without NOTIFY", `DROP TRIGGER outbox_added ON outbox`},
		{"with NOTIFY", `CREATE TRIGGER outbox_added
			AFTER INSERT ON outbox FOR EACH STATEMENT
			EXECUTE FUNCTION outbox_notify()`},
	} {
		postgres.Exec(t, pool, c.sql)
		var commits atomic.Int64
		end := time.Now().Add(span)
		var wg sync.WaitGroup
		for range writers {
			wg.Go(func() {
				for time.Now().Before(end) {
					err := outbox.Place(t.Context(), pool, id.Add(1), 1)
					if err != nil {
						t.Error(err)
						return
					}
					commits.Add(1)
				}
			})
		}
		wg.Wait()
		fmt.Fprintf(&out, "%-16s%6.0f commits/s\n", c.name,
			float64(commits.Load())/span.Seconds())
	}
	proof.Record(t, "testdata/price.txt", out.String())
}
