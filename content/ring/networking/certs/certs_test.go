package certs_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/certs"
)

// All certificates live in 2026, and so do those who judge them.
var (
	from  = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	until = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	now   = func() time.Time { return from.AddDate(0, 10, 0) }
)

// company is a root, what it has signed, and helpers.
type company struct {
	t            *testing.T
	root, issuer *certs.Authority
}

func newCompany(t *testing.T, name string) company {
	t.Helper()
	root, err := certs.NewRoot(name+" Root", from, until)
	if err != nil {
		t.Fatal(err)
	}
	issuer, err := root.Intermediate(name + " Issuer")
	if err != nil {
		t.Fatal(err)
	}
	return company{t, root, issuer}
}

func (c company) server(names ...string) tls.Certificate {
	return c.issue(certs.Leaf{Names: names,
		Usage: x509.ExtKeyUsageServerAuth, From: from, Until: until})
}

func (c company) client(names ...string) tls.Certificate {
	return c.issue(certs.Leaf{Names: names,
		Usage: x509.ExtKeyUsageClientAuth, From: from, Until: until})
}

func (c company) issue(l certs.Leaf) tls.Certificate {
	c.t.Helper()
	cert, err := c.issuer.Issue(l)
	if err != nil {
		c.t.Fatal(err)
	}
	return cert
}

func (c company) pair(cert tls.Certificate) *certs.Pair {
	c.t.Helper()
	p := &certs.Pair{Read: func() (tls.Certificate, error) {
		return cert, nil
	}}
	if err := p.Load(); err != nil {
		c.t.Fatal(err)
	}
	return p
}

// result is what the two ends say of one connection.
type result struct {
	handshake, read error // of the client
	server          error
	state           tls.ConnectionState
	hello           int // bytes of the client's first flight
}

// connect shakes hands; the server sends one byte if it likes the client.
func connect(t *testing.T, server, client *tls.Config) (r result) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	served := make(chan error, 1)
	done := make(chan struct{})
	go func() {
		conn, err := l.Accept()
		if err != nil {
			served <- err
			return
		}
		defer conn.Close()
		secure := tls.Server(conn, server)
		err = secure.Handshake()
		if err == nil {
			_, err = secure.Write([]byte("!"))
		}
		served <- err
		<-done // to close with unread bytes would be a reset
	}()
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	counted := &counter{Conn: conn}
	secure := tls.Client(counted, client)
	r.handshake = secure.Handshake()
	r.hello = counted.first
	if r.handshake == nil {
		_, r.read = io.ReadFull(secure, make([]byte, 1))
	}
	r.server = <-served
	close(done)
	r.state = secure.ConnectionState()
	return r
}

// counter counts what is written before anything is read.
type counter struct {
	net.Conn
	first    int
	answered bool
}

func (c *counter) Write(b []byte) (int, error) {
	if !c.answered {
		c.first += len(b)
	}
	return c.Conn.Write(b)
}

func (c *counter) Read(b []byte) (int, error) {
	c.answered = true
	return c.Conn.Read(b)
}

var ports = regexp.MustCompile(`(\d):\d{4,5}\b`)

func say(out io.Writer, who string, err error) {
	if err == nil {
		return
	}
	text := ports.ReplaceAllString(err.Error(), "$1:…")
	fmt.Fprintf(out, "  %s: %s\n", who, strings.ReplaceAll(
		proof.Fold(text, 62), "\n", "\n  "))
}

func TestFailures(t *testing.T) {
	c := newCompany(t, "Shop")
	good := c.server("shop.test")
	stranger := newCompany(t, "Bank")
	var out strings.Builder
	for _, tt := range []struct {
		name           string
		server, client *tls.Config
	}{
		{"all is well",
			&tls.Config{Certificates: []tls.Certificate{good}},
			&tls.Config{RootCAs: c.root.Pool()}},
		{"the root is not known",
			&tls.Config{Certificates: []tls.Certificate{good}},
			&tls.Config{RootCAs: stranger.root.Pool()}},
		{"the server does not send the intermediate",
			&tls.Config{Certificates: []tls.Certificate{{
				Certificate: good.Certificate[:1],
				PrivateKey:  good.PrivateKey}}},
			&tls.Config{RootCAs: c.root.Pool()}},
		{"expired",
			&tls.Config{Certificates: []tls.Certificate{c.issue(
				certs.Leaf{Names: []string{"shop.test"}, From: from,
					Until: from.AddDate(0, 6, 0),
					Usage: x509.ExtKeyUsageServerAuth})}},
			&tls.Config{RootCAs: c.root.Pool()}},
		{"another name",
			&tls.Config{Certificates: []tls.Certificate{
				c.server("www.shop.test", "*.api.shop.test")}},
			&tls.Config{RootCAs: c.root.Pool()}},
		{"a common name, no SAN",
			&tls.Config{Certificates: []tls.Certificate{c.issue(
				certs.Leaf{CommonName: "shop.test", From: from,
					Until: until, Usage: x509.ExtKeyUsageServerAuth})}},
			&tls.Config{RootCAs: c.root.Pool()}},
		{"by address",
			&tls.Config{Certificates: []tls.Certificate{good}},
			&tls.Config{RootCAs: c.root.Pool(), ServerName: "127.0.0.1"}},
		{"TLS 1.2 against 1.3",
			&tls.Config{Certificates: []tls.Certificate{good},
				MinVersion: tls.VersionTLS13},
			&tls.Config{RootCAs: c.root.Pool(),
				MaxVersion: tls.VersionTLS12}},
		{"no protocol in common (ALPN)",
			&tls.Config{Certificates: []tls.Certificate{good},
				NextProtos: []string{"h2"}},
			&tls.Config{RootCAs: c.root.Pool(),
				NextProtos: []string{"postgresql"}}},
	} {
		tt.server.Time, tt.client.Time = now, now
		if tt.client.ServerName == "" {
			tt.client.ServerName = "shop.test"
		}
		r := connect(t, tt.server, tt.client)
		fmt.Fprintln(&out, tt.name)
		say(&out, "client", r.handshake)
		say(&out, "client reads", r.read)
		say(&out, "server", r.server)
	}
	proof.Golden(t, "testdata/failures.txt", out.String())
}

func TestMutual(t *testing.T) {
	c := newCompany(t, "Shop")
	stranger := newCompany(t, "Bank")
	var out strings.Builder
	for _, tt := range []struct {
		name string
		cert tls.Certificate
	}{
		{"orders calls", c.client("orders.shop.test")},
		{"no certificate", tls.Certificate{}},
		{"of another company", stranger.client("orders.shop.test")},
		{"a server's certificate", c.server("orders.shop.test")},
		{"ours, but who is it?", c.client("reports.shop.test")},
	} {
		server := certs.ServerConfig(c.pair(c.server("stock.shop.test")),
			c.root.Pool(), "orders.shop.test")
		client := certs.ClientConfig(c.pair(tt.cert), c.root.Pool())
		client.ServerName = "stock.shop.test"
		server.Time, client.Time = now, now
		r := connect(t, server, client)
		fmt.Fprintln(&out, tt.name)
		say(&out, "client", r.handshake)
		say(&out, "client reads", r.read)
		say(&out, "server", r.server)
		stranger := tt.name == "ours, but who is it?"
		if errors.Is(r.server, certs.ErrStranger) != stranger {
			t.Error(tt.name, r.server)
		}
	}
	proof.Golden(t, "testdata/mutual.txt", out.String())
}

func TestHandshakes(t *testing.T) {
	c := newCompany(t, "Shop")
	var out strings.Builder
	fmt.Fprintf(&out, "%-28s %-8s %-16s %-8s %s\n",
		"", "version", "keys by", "resumed", "hello, bytes")
	for _, tt := range []struct {
		name   string
		client *tls.Config
		count  int
	}{
		{"Go 1.27 as it is", &tls.Config{}, 1},
		{"with a session cache", &tls.Config{
			ClientSessionCache: tls.NewLRUClientSessionCache(8)}, 2},
		{"without ML-KEM", &tls.Config{
			CurvePreferences: []tls.CurveID{tls.X25519}}, 1},
		{"TLS 1.2", &tls.Config{MaxVersion: tls.VersionTLS12}, 1},
	} {
		server := &tls.Config{Time: now, Certificates: []tls.Certificate{
			c.server("shop.test")}}
		tt.client.Time, tt.client.RootCAs = now, c.root.Pool()
		tt.client.ServerName = "shop.test"
		for i := range tt.count {
			r := connect(t, server, tt.client)
			if err := errors.Join(r.handshake, r.read); err != nil {
				t.Fatal(err)
			}
			name := tt.name
			if i > 0 {
				name = "  the second time"
			}
			fmt.Fprintf(&out, "%-28s %-8s %-16s %-8v %d\n", name,
				tls.VersionName(r.state.Version), r.state.CurveID,
				r.state.DidResume, r.hello)
		}
	}
	proof.Golden(t, "testdata/handshakes.txt", out.String())
}

// One address, two names: the server looks at SNI.
func TestServerName(t *testing.T) {
	c := newCompany(t, "Shop")
	server := &tls.Config{Time: now, Certificates: []tls.Certificate{
		c.server("shop.test"), c.server("bank.test"),
	}}
	for _, name := range []string{"shop.test", "bank.test"} {
		r := connect(t, server, &tls.Config{Time: now,
			RootCAs: c.root.Pool(), ServerName: name})
		if r.handshake != nil {
			t.Fatal(r.handshake)
		}
		if got := r.state.PeerCertificates[0].DNSNames[0]; got != name {
			t.Errorf("asked %s, got %s", name, got)
		}
	}
}

// New files, the same process.
func TestReload(t *testing.T) {
	c := newCompany(t, "Shop")
	current := c.server("stock.shop.test")
	own := &certs.Pair{Read: func() (tls.Certificate, error) {
		return current, nil
	}}
	if err := own.Load(); err != nil {
		t.Fatal(err)
	}
	server := certs.ServerConfig(own, c.root.Pool(), "orders.shop.test")
	client := certs.ClientConfig(
		c.pair(c.client("orders.shop.test")), c.root.Pool())
	client.ServerName = "stock.shop.test"
	server.Time, client.Time = now, now
	serial := func() string {
		r := connect(t, server, client)
		if err := errors.Join(r.handshake, r.read, r.server); err != nil {
			t.Fatal(err)
		}
		return r.state.PeerCertificates[0].SerialNumber.String()
	}
	before := serial()
	current = c.server("stock.shop.test")
	if serial() != before {
		t.Error("changed without Load")
	}
	if err := own.Load(); err != nil {
		t.Fatal(err)
	}
	if serial() == before {
		t.Error("the old certificate still")
	}
}

// One end speaks TLS, the other does not.
func TestPlain(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	_, err := http.Get(strings.Replace(s.URL, "http:", "https:", 1))
	const told = "http: server gave HTTP response to HTTPS client"
	if err == nil || !strings.HasSuffix(err.Error(), told) {
		t.Error(err)
	}

	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	r, err := http.Get(strings.Replace(secure.URL, "https:", "http:", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	const answer = "Client sent an HTTP request to an HTTPS server.\n"
	if r.StatusCode != 400 || string(body) != answer || err != nil {
		t.Errorf("%s %q %v", r.Status, body, err)
	}

	client, server := net.Pipe()
	go func() {
		server.Read(make([]byte, 1<<12))
		io.WriteString(server, "HTTP/1.1 400 Bad Request\r\n\r\n")
		server.Close()
	}()
	err = tls.Client(client, &tls.Config{ServerName: "x"}).Handshake()
	const want = "tls: first record does not look like a TLS handshake"
	if err == nil || err.Error() != want {
		t.Error(err)
	}
	client.Close()
}
