package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"route500k/content/internal/proof"
)

// region:happy

// TestOrder asks a stack that runs already, if STACK_URL says where, else
// one that it starts.
func TestOrder(t *testing.T) {
	url := os.Getenv("STACK_URL")
	if url == "" {
		s := newStack(t)
		if code := s.run(t, "migrate"); code != 0 {
			t.Fatalf("migrate: exit code %d", code)
		}
		s.start(t, "worker").ready()
		url = s.start(t, "api").ready().url
	}
	o := post(t, url, "book")
	if o.ID == 0 || o.Status != "new" {
		t.Errorf("taken as %+v", o)
	}
	done(t, url, o.ID)
}

// endregion

func TestReadyOnlyAfterTheJob(t *testing.T) {
	s := newStack(t)
	api := s.start(t, "api")
	listen := "LISTEN=" + strings.TrimPrefix(api.url, "http://")
	eventuallyListens(t, api)
	if code := s.run(t, "health", listen); code != 1 {
		t.Errorf("health without a schema: exit code %d", code)
	}
	// Two jobs at once, and one more: each schema is applied once.
	first, second := s.start(t, "migrate"), s.start(t, "migrate")
	if a, b := first.wait(), second.wait(); a != 0 || b != 0 {
		t.Fatalf("migrate: exit codes %d, %d", a, b)
	}
	again := s.start(t, "migrate")
	if code := again.wait(); code != 0 {
		t.Fatalf("migrate again: exit code %d", code)
	}
	if !strings.Contains(again.out.String(), `"applied":0`) {
		t.Errorf("the second run says %s", again.out)
	}
	api.ready()
	if code := s.run(t, "health", listen); code != 0 {
		t.Errorf("health: exit code %d", code)
	}
	if code := api.stop(); code != 0 {
		t.Errorf("after SIGTERM: exit code %d", code)
	}
}

func eventuallyListens(t *testing.T, r *role) {
	t.Helper()
	eventually(t, "listens", func(context.Context) error {
		if !strings.Contains(r.out.String(), "listens") {
			return errors.New("silent")
		}
		return nil
	})
}

// TestNoJob shows the message of an API that somebody lets in before the
// job has ended.
func TestNoJob(t *testing.T) {
	s := newStack(t)
	api := s.start(t, "api")
	eventuallyListens(t, api)
	response, err := http.Post(api.url+"/orders", "application/json",
		strings.NewReader(`{"item": "book"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	// The answer may come before the line of the log.
	var line struct{ Error string }
	for range 100 {
		for text := range strings.Lines(api.out.String()) {
			if strings.Contains(text, `"request"`) &&
				strings.HasSuffix(text, "\n") {
				if err := json.Unmarshal([]byte(text), &line); err != nil {
					t.Fatal(err)
				}
			}
		}
		if line.Error != "" {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	proof.Golden(t, "testdata/nojob.txt", fmt.Sprintf("%s\n%s",
		response.Status, line.Error))
}

// region:kill

// TestWorkerKilled kills a worker that has begun an order.
func TestWorkerKilled(t *testing.T) {
	s := newStack(t)
	s.run(t, "migrate")
	api := s.start(t, "api").ready()
	o := post(t, api.url, "book")

	release := lock(t, s, o.ID) // whoever fulfils the order waits
	victim := s.start(t, "worker").ready()
	waitsForLock(t, s)
	if err := victim.cmd.Process.Kill(); err != nil { // SIGKILL
		t.Fatal(err)
	}
	victim.wait()

	s.start(t, "worker").ready() // the message is in the queue again
	release()
	done(t, api.url, o.ID)
}

// endregion

func lock(t *testing.T, s *stack, id int64) (release func()) {
	t.Helper()
	conn := connect(t, s)
	tx, err := conn.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = tx.Exec(t.Context(),
		`SELECT FROM orders WHERE id = $1 FOR UPDATE`, id)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func waitsForLock(t *testing.T, s *stack) {
	t.Helper()
	conn := connect(t, s)
	eventually(t, "a worker waits", func(ctx context.Context) error {
		var waiting bool
		err := conn.QueryRow(ctx, `
			SELECT EXISTS (SELECT FROM pg_stat_activity
				WHERE datname = current_database()
				AND wait_event_type = 'Lock')`).Scan(&waiting)
		if err == nil && !waiting {
			err = errors.New("nobody waits")
		}
		return err
	})
}

func connect(t *testing.T, s *stack) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.env["DATABASE_URL"])
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// The cache is there for speed: without it orders are slower, no more.
func TestCacheDown(t *testing.T) {
	s := newStack(t)
	s.env["REDIS_URL"] = "redis://" + freeAddress(t)
	s.run(t, "migrate")
	s.start(t, "worker").ready()
	api := s.start(t, "api").ready()
	done(t, api.url, post(t, api.url, "book").ID)
}

// A role that has lost the broker ends, and "restart" starts it again.
func TestBrokerLost(t *testing.T) {
	s := newStack(t)
	s.run(t, "migrate")
	wire := newWire(t, s.env["AMQP_URL"])
	worker := s.start(t, "worker", "AMQP_URL="+wire.url).ready()
	wire.cut()
	if code := worker.wait(); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(worker.out.String(), "broker: ") {
		t.Errorf("does not say why:\n%s", worker.out)
	}
}

// Without a collector orders go on as before.
func TestCollectorDown(t *testing.T) {
	s := newStack(t)
	s.env["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://" + freeAddress(t)
	s.run(t, "migrate")
	s.start(t, "worker").ready()
	api := s.start(t, "api").ready()
	done(t, api.url, post(t, api.url, "book").ID)
	if code := api.stop(); code != 0 {
		t.Errorf("after SIGTERM: exit code %d", code)
	}
}

func TestMetrics(t *testing.T) {
	s := newStack(t)
	s.run(t, "migrate")
	worker := s.start(t, "worker").ready()
	api := s.start(t, "api").ready()
	done(t, api.url, post(t, api.url, "book").ID)
	for url, want := range map[string]string{
		api.url:    "orders_created_total 1\n",
		worker.url: "orders_processing_seconds_count 1\n",
	} {
		eventually(t, want, func(context.Context) error {
			return scrape(url, want)
		})
	}
}

func scrape(url, want string) error {
	response, err := http.Get(url + "/metrics")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && !strings.Contains(string(text), want) {
		err = errors.New("no such line")
	}
	return err
}
