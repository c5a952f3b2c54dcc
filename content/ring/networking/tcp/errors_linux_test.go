package tcp_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/lookup"
	"route500k/content/ring/networking/netns"
	"route500k/content/ring/networking/tcp"
)

// soon is when a test gives up what never comes.
const soon = 100 * time.Millisecond

var ports = regexp.MustCompile(`(\d):\d{5}\b`)

// plain is a message without the ports that change from run to run.
func plain(err error) string {
	if err == nil {
		return "no error"
	}
	return ports.ReplaceAllString(err.Error(), "$1:…")
}

// What code may compare with.
var sentinels = []struct {
	name string
	err  error
}{
	{"io.EOF", io.EOF},
	{"io.ErrUnexpectedEOF", io.ErrUnexpectedEOF},
	{"net.ErrClosed", net.ErrClosed},
	{"syscall.ECONNREFUSED", syscall.ECONNREFUSED},
	{"syscall.ECONNRESET", syscall.ECONNRESET},
	{"syscall.EPIPE", syscall.EPIPE},
	{"syscall.ETIMEDOUT", syscall.ETIMEDOUT},
	{"syscall.ENETUNREACH", syscall.ENETUNREACH},
	{"syscall.EADDRINUSE", syscall.EADDRINUSE},
	{"syscall.EADDRNOTAVAIL", syscall.EADDRNOTAVAIL},
	{"syscall.EMFILE", syscall.EMFILE},
	{"syscall.EMSGSIZE", syscall.EMSGSIZE},
}

// report tells errors and how code knows them.
type report struct{ strings.Builder }

func (r *report) say(what string, err error) {
	fmt.Fprintf(r, "%s\n", what)
	fmt.Fprintf(r, "  %s\n", strings.ReplaceAll(
		proof.Fold(plain(err), 72), "\n", "\n  "))
	var is []string
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			is = append(is, s.name)
		}
	}
	// Of dialling it is os.ErrDeadlineExceeded or that of context: whose
	// timer was first.
	if e := net.Error(nil); errors.As(err, &e) && e.Timeout() {
		is = append(is, "Timeout()")
	}
	if e := new(net.DNSError); errors.As(err, &e) {
		is = append(is, fmt.Sprintf("DNSError, IsNotFound: %v",
			e.IsNotFound))
	}
	if len(is) > 0 {
		fmt.Fprintf(r, "  = %s\n", strings.Join(is, ", "))
	}
}

// pair returns both ends of a connection over loopback.
func pair(t *testing.T) (client, server *net.TCPConn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:80")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(); s.Close() })
	return c.(*net.TCPConn), s.(*net.TCPConn)
}

// until repeats what will fail soon.
func until(f func() error) error {
	for {
		if err := f(); err != nil {
			return err
		}
		time.Sleep(time.Millisecond)
	}
}

func TestConnecting(t *testing.T) {
	if !inside(t) {
		return
	}
	var r report
	try := func(what, address string, timeout time.Duration) {
		c, err := net.DialTimeout("tcp", address, timeout)
		if err == nil {
			c.Close()
		}
		r.say(what, err)
	}

	try("the DNS server is down", "shop.test:80", time.Minute)
	udp, err := net.ListenPacket("udp", "127.0.0.1:53")
	if err != nil {
		t.Fatal(err)
	}
	defer udp.Close()
	go lookup.NewServer(nil).ServeUDP(udp)
	try("the name does not exist", "shop.test:80", time.Minute)
	try("no route", "192.0.2.1:80", time.Minute)
	try("nobody listens", "127.0.0.1:80", time.Minute)

	full := listen(t, "127.0.0.1:81", 0)
	defer unix.Close(full)
	first, err := net.Dial("tcp", "127.0.0.1:81")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	try("the queue is full, or packets vanish", "127.0.0.1:81", soon)

	l, err := net.Listen("tcp", "127.0.0.1:80")
	if err != nil {
		t.Fatal(err)
	}
	_, err = net.Listen("tcp", "127.0.0.1:80")
	r.say("somebody listens there already", err)
	_, err = net.Listen("tcp", "192.0.2.1:80")
	r.say("the address is not of this machine", err)
	l.Close()
	_, err = l.Accept()
	r.say("our own Close while Accept waits", err)

	undo := limitFiles(t)
	try("no descriptors left", "127.0.0.1:80", time.Minute)
	undo()
	proof.Golden(t, "testdata/connecting.txt", r.String())
}

// listen returns a socket whose queue has room for one more than backlog.
func listen(t *testing.T, address string, backlog int) int {
	t.Helper()
	at, err := net.ResolveTCPAddr("tcp4", address)
	if err != nil {
		t.Fatal(err)
	}
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	sa := &unix.SockaddrInet4{Port: at.Port, Addr: [4]byte(at.IP.To4())}
	if err := unix.Bind(fd, sa); err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(fd, backlog); err != nil {
		t.Fatal(err)
	}
	return fd
}

// limitFiles leaves no descriptor for a socket, until it is undone.
func limitFiles(t *testing.T) (undo func()) {
	t.Helper()
	var old unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &old); err != nil {
		t.Fatal(err)
	}
	few := unix.Rlimit{Cur: 3, Max: old.Max}
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &few); err != nil {
		t.Fatal(err)
	}
	return func() { unix.Setrlimit(unix.RLIMIT_NOFILE, &old) }
}

func TestTalking(t *testing.T) {
	if !inside(t) {
		return
	}
	var r report
	b := make([]byte, 16)

	client, server := pair(t)
	server.Close()
	_, err := client.Read(b)
	r.say("the peer has closed: read", err)
	_, err = client.Write([]byte("one"))
	r.say("the peer has closed: first write", err)
	err = until(func() error {
		_, err := client.Write([]byte("two"))
		return err
	})
	r.say("the peer has closed: next write", err)

	client, server = pair(t)
	server.SetLinger(0) // Close sends RST
	server.Close()
	_, err = client.Read(b)
	r.say("the peer has reset: read", err)
	_, err = client.Write([]byte("one"))
	r.say("the peer has reset: write", err)

	client, _ = pair(t)
	client.SetReadDeadline(time.Now().Add(soon))
	_, err = client.Read(b)
	r.say("the peer is silent: read with a deadline", err)
	client.Close()
	_, err = client.Read(b)
	r.say("our own Close, then read", err)

	u, err := net.Dial("udp", "127.0.0.1:80")
	if err != nil {
		t.Fatal(err)
	}
	_, err = u.Write(b)
	r.say("UDP, nobody listens: write", err)
	_, err = u.Read(b)
	r.say("UDP, nobody listens: read", err)
	_, err = u.Write(make([]byte, 1<<16))
	r.say("UDP, 64 KB", err)
	proof.Golden(t, "testdata/talking.txt", r.String())
}

// The peer vanishes: a cable, a NAT that has forgotten, a lost machine.
func TestVanishedPeer(t *testing.T) {
	if !inside(t) {
		return
	}
	vanished := make(chan struct{})
	netns.Wire{Lose: func(netns.Packet) bool {
		select {
		case <-vanished:
			return true
		default:
			return false
		}
	}}.Open(t)
	l, err := net.Listen("tcp", netns.Near+":80")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	client, err := tcp.Dialer(3*soon).Dial("tcp", netns.Far+":80")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	close(vanished)
	var r report
	_, err = client.Write([]byte("hello"))
	r.say("write", err)
	_, err = client.Read(make([]byte, 16))
	r.say("read, with TCP_USER_TIMEOUT", err)
	proof.Golden(t, "testdata/vanished.txt", r.String())
}

func TestHTTPErrors(t *testing.T) {
	if !inside(t) {
		return
	}
	var r report
	// answer speaks to one client, without a word of net/http.
	get := func(what, answer string, hang bool, c *http.Client) {
		l, err := net.Listen("tcp", "127.0.0.1:80")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		done := make(chan struct{})
		go func() {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			defer conn.Close()
			conn.Read(make([]byte, 1<<10)) // the request, all of it
			io.WriteString(conn, answer)
			if hang {
				<-done
			}
		}()
		defer close(done)
		response, err := c.Get("http://127.0.0.1:80/")
		if err == nil {
			_, err = io.ReadAll(response.Body)
			response.Body.Close()
		}
		r.say(what, err)
		c.CloseIdleConnections()
	}
	ordinary := &http.Client{Transport: &http.Transport{}}
	const head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
	get("closed instead of an answer", "", false, ordinary)
	get("closed within the body", head+"hello", false, ordinary)
	get("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", false, ordinary)
	get("no headers for long: ResponseHeaderTimeout", "", true,
		&http.Client{Transport: &http.Transport{
			ResponseHeaderTimeout: soon}})
	get("no headers for long: Client.Timeout", "", true, &http.Client{
		Timeout: soon, Transport: &http.Transport{}})
	get("half a body for long: Client.Timeout", head+"hello", true,
		&http.Client{Timeout: 5 * soon, Transport: &http.Transport{}})
	proof.Golden(t, "testdata/http.txt", r.String())
}
