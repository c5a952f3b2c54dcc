// Package lab is the bench on which the programs that meet Redis are tried.
package lab

import (
	"context"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"route500k/content/internal/proof"
	"route500k/content/internal/servers"
)

// Client returns a client of the real Redis and a prefix for keys, which
// are deleted when the test ends.
func Client(t testing.TB) (client *redis.Client, prefix string) {
	t.Helper()
	address, prefix := servers.Redis(t)
	return Dial(t, address), prefix
}

// Dial opens one more client, as another process would.
func Dial(t testing.TB, address string) *redis.Client {
	t.Helper()
	options, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(options)
	t.Cleanup(func() {
		if err := client.Close(); err != nil {
			t.Errorf("close the client of Redis: %v", err)
		}
	})
	return client
}

// Own starts a Redis for one test, with settings that would harm others:
// a memory limit, a cluster, commands that stop everybody. The test is
// skipped where the program redis-server is not installed.
func Own(t testing.TB, settings ...string) *redis.Client {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		t.Skip("left out: no redis-server in PATH to start one of our own")
	}
	port := freePort(t)
	args := append([]string{
		"--port", port, "--bind", "127.0.0.1", "--dir", t.TempDir(),
		"--save", "", "--appendonly", "no",
	}, settings...)
	server := exec.Command(program, args...)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	client := Dial(t, "redis://127.0.0.1:"+port)
	for range 100 {
		if err = client.Ping(t.Context()).Err(); err == nil {
			return client
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("our redis-server does not answer: %v", err)
	return nil
}

func freePort(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// Version is that of the server.
func Version(t testing.TB, client *redis.Client) string {
	t.Helper()
	info, err := client.Info(t.Context(), "server").Result()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(info, "redis_version:")
	version, _, _ := strings.Cut(rest, "\r\n")
	return version
}

// Header names the server and the machine.
func Header(t testing.TB, client *redis.Client) string {
	t.Helper()
	return fmt.Sprintf("Redis %s, %s\n",
		Version(t, client), proof.Machine())
}

// Program is what a page asks its reader to predict; it works on one key.
type Program func(
	ctx context.Context, rdb *redis.Client, key string, out io.Writer)

// Programs compares what each prints with testdata/<name>.txt.
func Programs(t *testing.T, programs map[string]Program) {
	t.Helper()
	client, prefix := Client(t)
	for name, program := range programs {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			program(t.Context(), client, prefix+name, &text)
			proof.Golden(t, "testdata/"+name+".txt",
				proof.Fold(text.String(), proof.Width))
		})
	}
}
