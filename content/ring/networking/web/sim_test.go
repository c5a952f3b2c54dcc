package web_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/quic-go/quic-go"
	"github.com/quic-go/quic-go/http3"
	"github.com/quic-go/quic-go/testutils/simnet"

	"route500k/content/ring/networking/certs"
)

// rtt is how long a packet and its answer are on the way. Time is that of
// a synctest bubble: computing takes none.
const rtt = 100 * time.Millisecond

// storm is when packets from server to client are lost.
type storm struct {
	mu    sync.Mutex
	until time.Time
}

// begin loses what is sent from now for half a millisecond.
func (s *storm) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.until = time.Now().Add(time.Millisecond / 2)
}

func (s *storm) rages() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().Before(s.until)
}

// region:model
// tcpModel is all of TCP that the tests need: to connect takes one RTT,
// bytes arrive in order, and what is lost comes one RTT later, with all
// that was sent after it.
type tcpModel struct {
	weather *storm
	queue   chan net.Conn
	closed  chan struct{}
}

func (m *tcpModel) dial(
	_ context.Context, _, _ string,
) (net.Conn, error) {
	time.Sleep(rtt) // SYN, SYN-ACK; the ACK goes with the first bytes
	client, fromServer := net.Pipe()
	server, fromClient := net.Pipe()
	m.queue <- newEnd(server, fromServer, m.weather)
	return newEnd(client, fromClient, new(storm)), nil
}

type segment struct {
	data []byte
	at   time.Time
}

// end reads what has arrived and never waits to write.
type end struct {
	net.Conn // the reading end of a pipe
	weather  *storm
	once     sync.Once
	mu       sync.Mutex
	out      chan segment
}

func newEnd(in, out net.Conn, weather *storm) *end {
	e := &end{Conn: in, weather: weather, out: make(chan segment, 1<<10)}
	go func() { // the line
		defer out.Close()
		for s := range e.out {
			time.Sleep(time.Until(s.at))
			out.Write(s.data)
		}
	}()
	return e
}

func (e *end) Write(b []byte) (int, error) {
	at := time.Now().Add(rtt / 2)
	if e.weather.rages() {
		at = at.Add(rtt) // it is sent again
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.out == nil {
		return 0, io.ErrClosedPipe
	}
	e.out <- segment{append([]byte(nil), b...), at}
	return len(b), nil
}

// endregion

func (e *end) Close() error {
	e.once.Do(func() {
		e.mu.Lock()
		close(e.out)
		e.out = nil
		e.mu.Unlock()
	})
	return e.Conn.Close()
}

func (m *tcpModel) Accept() (net.Conn, error) {
	select {
	case c := <-m.queue:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

func (m *tcpModel) Close() error   { close(m.closed); return nil }
func (m *tcpModel) Addr() net.Addr { return &net.TCPAddr{Port: 443} }

// Router of datagrams: the rest of HTTP/3 is the real quic-go.
type router struct {
	simnet.PerfectRouter
	weather *storm
	server  net.Addr
}

func (r *router) SendPacket(p simnet.Packet) error {
	if p.From.String() == r.server.String() && r.weather.rages() {
		return nil
	}
	return r.PerfectRouter.SendPacket(p)
}

// world has one server, which speaks all versions.
type world struct {
	t       *testing.T
	weather storm
	model   *tcpModel
	trust   *tls.Config
	packets *quic.Transport
	server  *net.UDPAddr
}

// inWorld runs the test in a bubble.
func inWorld(
	t *testing.T, handler func(*world) http.Handler, test func(*world),
) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t}
		w.model = &tcpModel{&w.weather, make(chan net.Conn),
			make(chan struct{})}
		from := time.Now().Add(-time.Hour)
		until := from.AddDate(1, 0, 0)
		root, err := certs.NewRoot("Root", from, until)
		if err != nil {
			t.Fatal(err)
		}
		cert, err := root.Issue(certs.Leaf{Names: []string{"shop.test"},
			Usage: x509.ExtKeyUsageServerAuth, From: from, Until: until})
		if err != nil {
			t.Fatal(err)
		}
		w.trust = &tls.Config{RootCAs: root.Pool()}
		own := &tls.Config{Certificates: []tls.Certificate{cert}}
		h := handler(w)

		plain := new(http.Protocols)
		plain.SetHTTP1(true)
		plain.SetHTTP2(true)
		s := &http.Server{Handler: h, TLSConfig: own.Clone(),
			Protocols: plain}
		go s.ServeTLS(w.model, "", "")
		defer s.Close()

		w.server = &net.UDPAddr{IP: net.IPv4(10, 0, 0, 2), Port: 443}
		network := &simnet.Simnet{
			Router: &router{weather: &w.weather, server: w.server}}
		line := simnet.NodeBiDiLinkSettings{Latency: rtt / 2}
		near := network.NewEndpoint(
			&net.UDPAddr{IP: net.IPv4(10, 0, 0, 1), Port: 5000}, line)
		far := network.NewEndpoint(w.server, line)
		if err := network.Start(); err != nil {
			t.Fatal(err)
		}
		defer network.Close()
		defer near.Close()
		defer far.Close()
		w.packets = &quic.Transport{Conn: near}
		defer w.packets.Close()
		accepting := &quic.Transport{Conn: far}
		defer accepting.Close()
		l, err := accepting.ListenEarly(http3.ConfigureTLSConfig(own),
			&quic.Config{Allow0RTT: true})
		if err != nil {
			t.Fatal(err)
		}
		three := &http3.Server{Handler: h}
		go three.ServeListener(l)
		defer three.Close()

		test(w)
		time.Sleep(time.Minute) // what was closed says so to its peer
	})
}

// tcp is a client of HTTP/1.1 or, if two, of HTTP/2.
func (w *world) tcp(two bool, config *tls.Config) *http.Transport {
	speak := new(http.Protocols)
	speak.SetHTTP1(!two)
	speak.SetHTTP2(two)
	return &http.Transport{
		DialContext: w.model.dial, TLSClientConfig: config,
		Protocols: speak, MaxConnsPerHost: 1,
	}
}

func (w *world) quic(config *tls.Config) *http3.Transport {
	return &http3.Transport{
		TLSClientConfig: config,
		Dial: func(ctx context.Context, _ string, c *tls.Config,
			q *quic.Config) (*quic.Conn, error) {
			return w.packets.DialEarly(ctx, w.server, c, q)
		},
	}
}

// get returns when the answer was there, counted from begin.
func (w *world) get(
	c http.RoundTripper, method, url string, begin time.Time,
) (time.Duration, string) {
	r, err := http.NewRequestWithContext(w.t.Context(), method, url, nil)
	if err != nil {
		w.t.Error(err)
		return 0, ""
	}
	response, err := c.RoundTrip(r)
	if err != nil {
		w.t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		w.t.Error(err)
	}
	return time.Since(begin), response.Proto
}
