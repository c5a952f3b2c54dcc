package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"route500k/content/1-ramp-up/docker/composefile"
	"route500k/content/internal/servers"
)

const patience = 20 * time.Second

// stack is what the processes share.
type stack struct {
	program string
	env     map[string]string
}

// newStack takes the environment of the compose file and puts the servers
// of this machine into it.
func newStack(t *testing.T) *stack {
	t.Helper()
	if testing.Short() {
		t.Skip("starts the whole stack: left out by -short")
	}
	database := servers.Postgres(t)
	cache, prefix := servers.Redis(t)
	broker, queue := servers.AMQP(t)
	queue += "orders"
	t.Cleanup(func() { drop(t, broker, queue) })

	project, err := composefile.Load(t.Context(),
		"../stack/compose.yaml", []string{"DB_PASSWORD=qwerty"})
	if err != nil {
		t.Fatal(err)
	}
	program, err := build()
	if err != nil {
		t.Fatal(err)
	}
	s := &stack{program: program, env: map[string]string{}}
	for name, value := range project.Services["api"].Environment {
		s.env[name] = *value
	}
	secret := filepath.Join(t.TempDir(), "db_password")
	if err := os.WriteFile(secret, []byte("qwerty"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"DATABASE_URL":           database,
		"DATABASE_PASSWORD_FILE": secret,
		"REDIS_URL":              cache,
		"AMQP_URL":               broker,
	} {
		if s.env[name] == "" {
			t.Fatalf("the compose file sets no %s", name)
		}
		s.env[name] = value
	}
	s.env["CACHE_PREFIX"], s.env["QUEUE"] = prefix, queue
	return s
}

var (
	folder string
	build  = sync.OnceValues(func() (string, error) {
		program := filepath.Join(folder, "orders")
		out, err := exec.Command(
			"go", "build", "-o", program, "../cmd/orders").CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, out)
		}
		return program, err
	})
)

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "orders-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

func drop(t *testing.T, broker, queue string) {
	conn, err := amqp.Dial(broker)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close()
	ch, err := conn.Channel()
	if err == nil {
		_, err = ch.QueueDelete(queue, false, false, false)
	}
	if err != nil {
		t.Error(err)
	}
}

// role is a running process.
type role struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	out  *log
	done chan struct{}
}

// start starts a role; more are variables that differ, NAME=value.
func (s *stack) start(t *testing.T, name string, more ...string) *role {
	t.Helper()
	address := freeAddress(t)
	r := &role{
		t: t, url: "http://" + address,
		out: &log{}, done: make(chan struct{}),
	}
	r.cmd = exec.CommandContext(t.Context(), s.program, name)
	for name, value := range s.env {
		r.cmd.Env = append(r.cmd.Env, name+"="+value)
	}
	r.cmd.Env = append(append(r.cmd.Env, "LISTEN="+address), more...)
	r.cmd.Stdout, r.cmd.Stderr = r.out, r.out
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(r.done)
		_ = r.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = r.cmd.Process.Kill()
		<-r.done
		if t.Failed() {
			t.Logf("%s:\n%s", name, r.out)
		}
	})
	return r
}

// run starts a role that ends by itself and returns its exit code.
func (s *stack) run(t *testing.T, name string, more ...string) int {
	t.Helper()
	r := s.start(t, name, more...)
	return r.wait()
}

func (r *role) wait() int {
	r.t.Helper()
	select {
	case <-r.done:
	case <-time.After(patience):
		r.t.Fatalf("does not end:\n%s", r.out)
	}
	return r.cmd.ProcessState.ExitCode()
}

func (r *role) stop() int {
	r.t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Fatal(err)
	}
	return r.wait()
}

// ready waits until the role says that it is, as "docker compose up --wait"
// does.
func (r *role) ready() *role {
	r.t.Helper()
	eventually(r.t, "ready", func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(
			ctx, http.MethodGet, r.url+"/readyz", nil)
		if err != nil {
			return err
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusNoContent {
			return fmt.Errorf("readyz: %s", response.Status)
		}
		return nil
	})
	return r
}

// order is what the API shows.
type order struct {
	ID     int64
	Item   string
	Status string
}

// region:client

func post(t *testing.T, url, item string) (o order) {
	t.Helper()
	body := fmt.Sprintf(`{"item": %q}`, item)
	response, err := http.Post(url+"/orders", "application/json",
		strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusAccepted {
		t.Fatalf("POST /orders: %s", response.Status)
	}
	if err := json.NewDecoder(response.Body).Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

// done waits for the result, not for a time.
func done(t *testing.T, url string, id int64) {
	t.Helper()
	eventually(t, "the order is done", func(context.Context) error {
		response, err := http.Get(fmt.Sprintf("%s/orders/%d", url, id))
		if err != nil {
			return err
		}
		defer response.Body.Close()
		var o order
		err = json.NewDecoder(response.Body).Decode(&o)
		if err == nil && o.Status != "done" {
			err = fmt.Errorf("status %q", o.Status)
		}
		return err
	})
}

func eventually(
	t *testing.T, what string, check func(context.Context) error,
) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		err := check(ctx)
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not in %v: %v", what, patience, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// endregion

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// log is what a process has printed.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
