package web_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/coder/websocket"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/web"
)

func newFeed(t *testing.T) (*web.Feed, *httptest.Server) {
	t.Helper()
	stop := make(chan struct{})
	f := &web.Feed{Log: web.NewLog(3), Beat: time.Minute,
		Write: time.Second, Stop: stop}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /events", f.SSE)
	mux.HandleFunc("GET /socket", f.Socket)
	mux.HandleFunc("GET /poll", f.Poll)
	s := httptest.NewUnstartedServer(mux)
	s.Config.RegisterOnShutdown(func() { close(stop) })
	s.Start()
	t.Cleanup(s.Close)
	return f, s
}

// listen returns n events of a stream, as they are on the wire.
func listen(t *testing.T, url, last string, n int) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel() // the client goes away
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var out strings.Builder
	lines := bufio.NewScanner(response.Body)
	for n > 0 && lines.Scan() {
		out.WriteString(lines.Text() + "\n")
		if lines.Text() == "" {
			n--
		}
	}
	return out.String()
}

func TestSSE(t *testing.T) {
	f, s := newFeed(t)
	f.Log.Publish("order 7 is paid")
	f.Log.Publish("order 7 is packed")
	text := "GET /events\n" + listen(t, s.URL+"/events", "", 2)
	f.Log.Publish("order 7 is sent")
	f.Log.Publish("order 7 is here")
	text += "GET /events, Last-Event-ID: 2\n" +
		listen(t, s.URL+"/events", "2", 2)
	text += "GET /events, Last-Event-ID: 0\n" +
		listen(t, s.URL+"/events", "0", 1)
	proof.Golden(t, "testdata/sse.txt", text)
}

func TestBeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &web.Feed{Log: web.NewLog(3), Beat: 15 * time.Second,
			Write: time.Second}
		ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
		defer cancel()
		w := httptest.NewRecorder()
		f.SSE(w, httptest.NewRequestWithContext(ctx, "GET", "/", nil))
		if got := w.Body.String(); got != ": still here\n\n"+
			": still here\n\n" {
			t.Errorf("%q", got)
		}
	})
}

func TestSocket(t *testing.T) {
	f, s := newFeed(t)
	f.Log.Publish("order 7 is paid")
	c, response, err := websocket.Dial(t.Context(), s.URL+"/socket", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.CloseNow()
	if response.StatusCode != http.StatusSwitchingProtocols {
		t.Error(response.Status)
	}
	f.Log.Publish("order 7 is packed")
	for _, want := range []string{
		`{"id":1,"data":"order 7 is paid"}`,
		`{"id":2,"data":"order 7 is packed"}`,
	} {
		_, got, err := c.Read(t.Context())
		if string(got) != want || err != nil {
			t.Errorf("%s, %v", got, err)
		}
	}
	// Shutdown does not know of captured connections; Stop does.
	if err := s.Config.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	_, _, err = c.Read(t.Context())
	if websocket.CloseStatus(err) != websocket.StatusGoingAway {
		t.Error(err)
	}
}

func TestForeignPage(t *testing.T) {
	_, s := newFeed(t)
	_, response, err := websocket.Dial(t.Context(), s.URL+"/socket",
		&websocket.DialOptions{HTTPHeader: http.Header{
			"Origin": {"https://evil.test"}}})
	if err == nil || response.StatusCode != http.StatusForbidden {
		t.Error(response, err)
	}
}

func TestPoll(t *testing.T) {
	f, s := newFeed(t)
	answers := make(chan string)
	go func() {
		response, err := http.Get(s.URL + "/poll?after=0")
		if err != nil {
			answers <- err.Error()
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		answers <- response.Status + " " + string(body)
	}()
	f.Log.Publish("order 7 is paid")
	const want = `200 OK [{"id":1,"data":"order 7 is paid"}]`
	if got := <-answers; got != want {
		t.Error(got)
	}
}

// A stream does not end by itself: without Stop, Shutdown would wait.
func TestShutdownWithStream(t *testing.T) {
	f, s := newFeed(t)
	f.Log.Publish("order 7 is paid")
	response, err := http.Get(s.URL + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := s.Config.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
}

// The same without Stop.
func TestShutdownWithoutStop(t *testing.T) {
	f, s := newFeed(t)
	f.Stop = nil
	f.Log.Publish("order 7 is paid")
	response, err := http.Get(s.URL + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	err = s.Config.Shutdown(ctx)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	s.CloseClientConnections()
}

// 101 does not exist in HTTP/2: there is one connection for all.
func TestUpgrade(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Upgrade") == "" {
				io.WriteString(w, "hello")
				return
			}
			c, err := websocket.Accept(w, r, nil)
			if err == nil {
				c.Close(websocket.StatusNormalClosure, "")
			}
		}))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	var out strings.Builder
	say := func(what string, r *http.Response, err error) {
		if err != nil {
			t.Fatal(what, err)
		}
		fmt.Fprintf(&out, "%s: %s %s\n", what, r.Proto, r.Status)
	}
	client := s.Client()
	r, err := client.Get(s.URL)
	say("GET", r, err)
	r.Body.Close()
	c, r, err := websocket.Dial(t.Context(), s.URL,
		&websocket.DialOptions{HTTPClient: client})
	say("WebSocket", r, err)
	if err == nil {
		c.CloseNow()
	}
	proof.Golden(t, "testdata/upgrade.txt", out.String())
}
