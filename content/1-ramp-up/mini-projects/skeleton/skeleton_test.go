package skeleton

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"route500k/content/1-ramp-up/http-server/server"
	"route500k/content/internal/servers"
)

// app is a running service with a slow request.
type app struct {
	url     string
	log     *buffer
	entered chan struct{}
	leave   chan struct{}
	stop    context.CancelFunc
	done    chan error
}

// buffer is a log that tests may read while it grows.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

func start(t *testing.T, database string) *app {
	t.Helper()
	a := &app{
		log: new(buffer), entered: make(chan struct{}),
		leave: make(chan struct{}), done: make(chan error, 1),
	}
	ctx, stop := context.WithCancel(t.Context())
	a.stop = stop
	t.Cleanup(stop)
	env := map[string]string{
		"DATABASE_URL": database, "LISTEN": "127.0.0.1:0", "DRAIN": "300ms",
	}
	go func() {
		a.done <- Run(ctx, a.service(), func(name string) string {
			return env[name]
		}, a.log)
	}()
	a.url = a.address(t)
	return a
}

func (a *app) service() Service {
	return Service{
		Name:    "test",
		Migrate: func(context.Context, *pgxpool.Pool) error { return nil },
		Routes: func(
			mux *http.ServeMux, pool *pgxpool.Pool, _ *slog.Logger,
		) {
			mux.HandleFunc("GET /slow", func(
				w http.ResponseWriter, r *http.Request,
			) {
				close(a.entered)
				<-a.leave
				var one int
				err := pool.QueryRow(r.Context(), `SELECT 1`).Scan(&one)
				fmt.Fprint(w, one, err)
			})
			mux.HandleFunc("GET /panic", func(
				http.ResponseWriter, *http.Request,
			) {
				panic("no such thing")
			})
		},
	}
}

// address waits for the line "ready".
func (a *app) address(t *testing.T) string {
	t.Helper()
	for range 500 {
		for line := range strings.Lines(a.log.String()) {
			var said struct{ Msg, Address string }
			if json.Unmarshal([]byte(line), &said) == nil &&
				said.Msg == "ready" {
				return "http://" + said.Address
			}
		}
		select {
		case err := <-a.done:
			t.Fatalf("it has not started: %v", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("no line %q in the log: %s", "ready", a.log)
	return ""
}

func get(url string) (int, string) {
	client := http.Client{
		Timeout:   5 * time.Second,
		Transport: &http.Transport{DisableKeepAlives: true},
	}
	response, err := client.Get(url)
	if err != nil {
		return 0, err.Error()
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err.Error()
	}
	return response.StatusCode, string(body)
}

func TestHealthAndErrors(t *testing.T) {
	a := start(t, servers.Postgres(t))
	for _, tt := range []struct {
		path string
		want int
	}{{"/livez", 204}, {"/readyz", 204}, {"/nothing", 404}, {"/panic", 500}} {
		status, body := get(a.url + tt.path)
		if status != tt.want {
			t.Errorf("%s: %d, want %d", tt.path, status, tt.want)
		}
		if tt.want >= 400 && !strings.Contains(body, `"status":`) {
			t.Errorf("%s: no problem details", tt.path)
		}
	}
}

// region:stop
func TestStopFinishesTheRequest(t *testing.T) {
	a := start(t, servers.Postgres(t))
	slow := make(chan string, 1)
	go func() {
		_, body := get(a.url + "/slow")
		slow <- body
	}()
	<-a.entered
	a.stop() // as SIGTERM would
	if !soon(func() bool {
		status, _ := get(a.url + "/readyz")
		return status == http.StatusServiceUnavailable
	}) {
		t.Error("still ready after the signal")
	}
	close(a.leave)
	if got := <-slow; got != "1 <nil>" { // the pool was still open
		t.Errorf("the request in work got %q", got)
	}
	if err := <-a.done; err != nil {
		t.Errorf("Run: %v", err)
	}
}

// endregion

// soon waits a little for something to come true.
func soon(true func() bool) bool {
	for range 100 {
		if true() {
			return true()
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}

func TestReadyAsksTheDatabase(t *testing.T) {
	for address, want := range map[string]int{
		servers.Postgres(t):             http.StatusNoContent,
		"postgres://u@127.0.0.1:1/none": http.StatusServiceUnavailable,
	} {
		pool, err := pgxpool.New(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		ready(new(server.Health), pool)(w,
			httptest.NewRequest("GET", "/readyz", nil))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", address, w.Code, want)
		}
		pool.Close()
	}
}

// briefly runs what should end by itself.
func briefly(t *testing.T, env map[string]string) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	getenv := func(name string) string { return env[name] }
	return Run(ctx, new(app).service(), getenv, io.Discard)
}

func TestConfigTellsAllAtOnce(t *testing.T) {
	env := map[string]string{"LOG_LEVEL": "loud", "DRAIN": "-1s"}
	err := briefly(t, env)
	for _, name := range []string{"DATABASE_URL", "LOG_LEVEL", "DRAIN"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not in %q", name, fmt.Sprint(err))
		}
	}
}

func TestSecretIsNotLogged(t *testing.T) {
	database := servers.Postgres(t)
	a := start(t, database)
	a.stop()
	<-a.done
	if strings.Contains(a.log.String(), database) {
		t.Error("the log shows the address of the database")
	}
}

func TestNoDatabaseNoStart(t *testing.T) {
	env := map[string]string{"DATABASE_URL": "postgres://x:secret@" +
		"127.0.0.1:1/none?sslmode=disable"}
	err := briefly(t, env)
	if err == nil || !strings.HasPrefix(err.Error(), "database: ") ||
		strings.Contains(err.Error(), "secret") {
		t.Errorf("without a database: %v", err)
	}
}

func TestMigrationFails(t *testing.T) {
	failure := errors.New("no such column")
	env := map[string]string{"DATABASE_URL": servers.Postgres(t)}
	err := Run(t.Context(), Service{
		Migrate: func(context.Context, *pgxpool.Pool) error {
			return failure
		},
	}, func(name string) string { return env[name] }, io.Discard)
	if !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
}
