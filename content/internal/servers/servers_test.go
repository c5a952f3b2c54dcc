package servers_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/redis/go-redis/v9"

	"route500k/content/internal/servers"
)

func TestPostgresIsEmptyAndOwn(t *testing.T) {
	var first string
	t.Run("test", func(t *testing.T) {
		first = servers.Postgres(t)
		conn := connect(t, first)
		const fill = "CREATE TABLE orders AS SELECT 1 AS id"
		if _, err := conn.Exec(t.Context(), fill); err != nil {
			t.Fatal(err)
		}
		other := connect(t, servers.Postgres(t))
		var found *string
		err := other.QueryRow(t.Context(),
			"SELECT to_regclass('orders')::text").Scan(&found)
		if err != nil || found != nil {
			t.Errorf("the table of another database: %v, %v", found, err)
		}
	})
	if first == "" {
		t.Skip("no PostgreSQL")
	}
	// The connection above was left open: dropping did not wait for it.
	conn, err := pgx.Connect(t.Context(), first)
	if err == nil {
		_ = conn.Close(t.Context())
	}
	if err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("want no such database after the test, got %v", err)
	}
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

func TestRedisForgetsItsKeys(t *testing.T) {
	var client *redis.Client
	var prefix string
	t.Run("test", func(t *testing.T) {
		var address string
		address, prefix = servers.Redis(t)
		options, err := redis.ParseURL(address)
		if err != nil {
			t.Fatal(err)
		}
		client = redis.NewClient(options)
		if _, other := servers.Redis(t); prefix == other {
			t.Errorf("two tests have the prefix %s", prefix)
		}
		for i := range 3 {
			key := fmt.Sprintf("%s%d", prefix, i)
			err := client.Set(t.Context(), key, i, time.Minute).Err()
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	if client == nil {
		t.Skip("no Redis")
	}
	defer func() {
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	}()
	left, err := client.Keys(t.Context(), prefix+"*").Result()
	if err != nil || len(left) > 0 {
		t.Errorf("keys left: %v, %v", left, err)
	}
}

func TestAMQPTakesAndGives(t *testing.T) {
	address, prefix := servers.AMQP(t)
	conn, err := amqp.Dial(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	ch, err := conn.Channel()
	if err != nil {
		t.Fatal(err)
	}
	const durable, autoDelete, exclusive, noWait = false, true, true, false
	queue, err := ch.QueueDeclare(prefix+"orders",
		durable, autoDelete, exclusive, noWait, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = ch.PublishWithContext(t.Context(), "", queue.Name, true, false,
		amqp.Publishing{Body: []byte("paid")})
	if err != nil {
		t.Fatal(err)
	}
	deliveries, err := ch.ConsumeWithContext(t.Context(), queue.Name, "",
		true, exclusive, false, noWait, nil)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case delivery := <-deliveries:
		if string(delivery.Body) != "paid" {
			t.Errorf("got %q", delivery.Body)
		}
	case <-time.After(10 * time.Second):
		t.Error("no message in 10 s")
	}
}

func TestAbsence(t *testing.T) {
	calls := []struct {
		server, variable, nobody string
		call                     func(testing.TB)
	}{
		{"PostgreSQL", "DATABASE_URL", "postgres://u:secret@127.0.0.1:1/d",
			func(t testing.TB) { servers.Postgres(t) }},
		{"Redis", "REDIS_URL", "redis://u:secret@127.0.0.1:1",
			func(t testing.TB) { servers.Redis(t) }},
		{"RabbitMQ", "AMQP_URL", "amqp://u:secret@127.0.0.1:1/",
			func(t testing.TB) { servers.AMQP(t) }},
	}
	for _, c := range calls {
		t.Run(c.server, func(t *testing.T) {
			for _, tt := range []struct{ require, address, want string }{
				{"", "", "skip: " + c.server + " left out: " +
					c.variable + " is empty"},
				{"", c.nobody, "skip: " + c.server +
					" left out: dial tcp 127.0.0.1:1: "},
				{"1", "", "fail: " + c.server + ": " + c.variable +
					" is empty (REQUIRE_GO=1)"},
				{"1", c.nobody, "fail: " + c.server + ": dial tcp "},
				{"", "127.0.0.1", "fail: " + c.variable + " is no URL"},
			} {
				t.Setenv(servers.Require, tt.require)
				t.Setenv(c.variable, tt.address)
				got := verdict(t, c.call)
				if !strings.HasPrefix(got, tt.want) {
					t.Errorf("with %s=%q %s=%q:\ngot  %s\nwant %s…",
						c.variable, tt.address,
						servers.Require, tt.require, got, tt.want)
				}
				if strings.Contains(got, "secret") {
					t.Errorf("tells the password: %s", got)
				}
			}
		})
	}
}

// verdict runs f with a test that only notes how it was ended.
func verdict(t *testing.T, f func(testing.TB)) string {
	t.Helper()
	noted := &note{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(noted)
	}()
	<-done
	return noted.text
}

type note struct {
	testing.TB
	text string
}

func (n *note) Fatalf(format string, args ...any) { n.end("fail", format, args) }
func (n *note) Skipf(format string, args ...any)  { n.end("skip", format, args) }

func (n *note) end(verdict, format string, args []any) {
	n.text = verdict + ": " + fmt.Sprintf(format, args...)
	runtime.Goexit()
}
