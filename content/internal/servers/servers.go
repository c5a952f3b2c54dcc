// Package servers gives a test the real PostgreSQL, Redis or RabbitMQ, and
// a corner there of its own: nothing that one test leaves reaches another.
//
// A server's address comes from an environment variable, else it is the
// local one with its standard port:
//
//	DATABASE_URL  postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable
//	REDIS_URL     redis://127.0.0.1:6379
//	AMQP_URL      amqp://guest:guest@127.0.0.1:5672/
//
// Where a server does not answer, or its variable is set to nothing, the
// test is skipped with a word about it; with REQUIRE_GO=1 it fails.
package servers

import (
	"cmp"
	"crypto/rand"
	"net"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

// Require is the environment variable that turns a skip into a failure.
const Require = "REQUIRE_GO"

const (
	connectTimeout = 5 * time.Second
	workTimeout    = 30 * time.Second
)

type server struct {
	name, variable, standard, port string
}

// address returns where the server answers. The test ends if it does not,
// or is left out on purpose.
func (s server) address(t testing.TB) *url.URL {
	t.Helper()
	text, set := os.LookupEnv(s.variable)
	if !set {
		text = s.standard
	}
	if text == "" {
		s.leaveOut(t, s.variable+" is empty")
	}
	address, err := url.Parse(text)
	if err != nil || address.Host == "" {
		t.Fatalf("%s is no URL such as %s", s.variable, s.standard)
	}
	port := cmp.Or(address.Port(), s.port)
	host := net.JoinHostPort(address.Hostname(), port)
	conn, err := net.DialTimeout("tcp", host, connectTimeout)
	if err != nil {
		s.leaveOut(t, err.Error()+"; start it, or name another in "+
			s.variable)
	}
	if err := conn.Close(); err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return address
}

func (s server) leaveOut(t testing.TB, why string) {
	t.Helper()
	if os.Getenv(Require) == "1" {
		t.Fatalf("%s: %s (%s=1)", s.name, why, Require)
	}
	t.Skipf("%s left out: %s", s.name, why)
}

// ownName returns a name that no other test has.
func ownName() string {
	return "test_" + strings.ToLower(rand.Text())
}
