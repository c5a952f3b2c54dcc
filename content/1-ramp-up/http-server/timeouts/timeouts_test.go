// Package timeouts proves with a raw TCP client what each limit of
// http.Server does, and what it does not.
package timeouts

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

const (
	limit = 100 * time.Millisecond
	long  = 3 * limit
)

// client is a connection that sends what the test says, when it says.
type client struct {
	t *testing.T
	net.Conn
	answers *bufio.Reader
}

// connect starts the server and opens a connection to it.
func connect(t *testing.T, s *http.Server) *client {
	t.Helper()
	s.ErrorLog = log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go s.Serve(listener)
	t.Cleanup(func() { s.Close() })
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &client{t: t, Conn: conn, answers: bufio.NewReader(conn)}
}

func (c *client) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		c.t.Fatal(err)
	}
}

// answer reads a response; status 0 means that the server has hung up.
func (c *client) answer() (status int, body string) {
	c.t.Helper()
	response, err := http.ReadResponse(c.answers, nil)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return 0, ""
	}
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// closedWithin reports whether the server hangs up in time.
func (c *client) closedWithin(d time.Duration) bool {
	c.t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(d)); err != nil {
		c.t.Fatal(err)
	}
	_, err := c.answers.ReadByte()
	return err != nil && !errors.Is(err, os.ErrDeadlineExceeded)
}

func hello(w http.ResponseWriter, _ *http.Request) {
	io.WriteString(w, "hello")
}

// region:header

// A client that never ends its headers: an attack named Slowloris.
func TestReadHeaderTimeout(t *testing.T) {
	open := connect(t, &http.Server{}) // as http.ListenAndServe has it
	open.send("GET / HTTP/1.1\r\nHost: shop\r\nX: ")
	if open.closedWithin(long) {
		t.Error("without a limit the server hung up")
	}

	c := connect(t, &http.Server{ReadHeaderTimeout: limit})
	c.send("GET / HTTP/1.1\r\nHost: shop\r\nX: ")
	if !c.closedWithin(20 * limit) {
		t.Error("the server still waits for the headers")
	}
}

// endregion

const post = "POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\n"

// upload reads the body and says how it went.
func upload(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		w.WriteHeader(http.StatusRequestTimeout)
		return
	}
	fmt.Fprintf(w, "%s %v", body, err)
}

// region:body
func TestReadTimeout(t *testing.T) {
	h := http.HandlerFunc(upload)

	// The limit on headers says nothing of the body.
	c := connect(t, &http.Server{Handler: h, ReadHeaderTimeout: limit})
	c.send(post + "he")
	time.Sleep(long)
	c.send("llo")
	if status, body := c.answer(); status != 200 || body != "hello <nil>" {
		t.Errorf("slow body: %d %s", status, body)
	}

	// ReadTimeout ends the read in the handler.
	c = connect(t, &http.Server{Handler: h, ReadTimeout: limit})
	c.send(post + "he")
	if status, _ := c.answer(); status != http.StatusRequestTimeout {
		t.Errorf("got %d, want 408", status)
	}
}

// endregion

// region:perrequest
func TestDeadlinePerRequest(t *testing.T) {
	big := func(w http.ResponseWriter, r *http.Request) {
		c := http.NewResponseController(w)
		c.SetReadDeadline(time.Now().Add(20 * limit)) // this route may
		upload(w, r)
	}
	c := connect(t, &http.Server{
		Handler: http.HandlerFunc(big), ReadTimeout: limit,
	})
	c.send(post + "he")
	time.Sleep(long)
	c.send("llo")
	if status, body := c.answer(); status != 200 || body != "hello <nil>" {
		t.Errorf("%d %s", status, body)
	}
}

// endregion

// region:write
func TestWriteTimeoutDoesNotStopTheHandler(t *testing.T) {
	finished := make(chan error, 1)
	slow := func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(long)
		_, err := io.WriteString(w, "done") // into a buffer: no error
		finished <- errors.Join(err, r.Context().Err())
	}
	c := connect(t, &http.Server{
		Handler: http.HandlerFunc(slow), WriteTimeout: limit,
	})
	c.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n")
	if status, _ := c.answer(); status != 0 {
		t.Errorf("the client got %d, want a closed connection", status)
	}
	if err := <-finished; err != nil {
		t.Errorf("the handler noticed: %v", err)
	}
}

// endregion

// A client that asks for much and does not read.
func TestWriteTimeoutFreesTheHandler(t *testing.T) {
	finished := make(chan error, 1)
	endless := func(w http.ResponseWriter, _ *http.Request) {
		chunk := make([]byte, 1<<20)
		for {
			if _, err := w.Write(chunk); err != nil {
				finished <- err
				return
			}
		}
	}
	c := connect(t, &http.Server{
		Handler: http.HandlerFunc(endless), WriteTimeout: limit,
	})
	c.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n")
	if err := <-finished; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// region:handler
func TestTimeoutHandler(t *testing.T) {
	heard := make(chan error, 1)
	slow := func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done() // unlike WriteTimeout, it cancels
		heard <- r.Context().Err()
	}
	h := http.TimeoutHandler(http.HandlerFunc(slow), limit, "too slow")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 503 || w.Body.String() != "too slow" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if err := <-heard; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the handler heard %v", err)
	}
}

// endregion

func TestIdleTimeout(t *testing.T) {
	const get = "GET / HTTP/1.1\r\nHost: shop\r\n\r\n"
	c := connect(t, &http.Server{
		Handler: http.HandlerFunc(hello), IdleTimeout: limit,
	})
	for range 2 { // one connection, two requests
		c.send(get)
		if status, body := c.answer(); status != 200 || body != "hello" {
			t.Fatalf("%d %s", status, body)
		}
	}
	if !c.closedWithin(20 * limit) {
		t.Error("the idle connection stays")
	}
}

func TestLimitsOnHeaders(t *testing.T) {
	h := http.HandlerFunc(hello)
	many := strings.Repeat("X: 1\r\n", http.DefaultMaxHeaderValueCount)
	for name, tt := range map[string]struct {
		server *http.Server
		header string
	}{
		"bytes": {&http.Server{Handler: h, MaxHeaderBytes: 1 << 10},
			"X: " + strings.Repeat("x", 6<<10) + "\r\n"},
		"values": {&http.Server{Handler: h}, many}, // and Host
	} {
		c := connect(t, tt.server)
		c.send("GET / HTTP/1.1\r\nHost: shop\r\n" + tt.header + "\r\n")
		if status, _ := c.answer(); status != 431 {
			t.Errorf("%s: %d, want 431", name, status)
		}
	}
}

// region:gone
func TestClientLeaves(t *testing.T) {
	started, heard := make(chan bool), make(chan error, 1)
	wait := func(_ http.ResponseWriter, r *http.Request) {
		close(started)
		<-r.Context().Done()
		heard <- r.Context().Err()
	}
	c := connect(t, &http.Server{Handler: http.HandlerFunc(wait)})
	c.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n")
	<-started
	c.Close()
	if err := <-heard; !errors.Is(err, context.Canceled) {
		t.Errorf("the handler heard %v", err)
	}
}

// endregion
