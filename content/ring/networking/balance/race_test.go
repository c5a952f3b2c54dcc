package balance_test

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"route500k/content/internal/proof"
)

// region:backend
// tired closes each connection as its second request comes: so it looks to
// a proxy when the idle timeout of the backend ends at that moment.
func tired(l net.Listener, accepted *atomic.Int64) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		accepted.Add(1)
		go func() {
			defer c.Close()
			in := bufio.NewReader(c)
			r, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			io.Copy(io.Discard, r.Body)
			io.WriteString(c, "HTTP/1.1 200 OK\r\n"+
				"Content-Length: 2\r\n\r\nok")
			if r, err = http.ReadRequest(in); err == nil {
				io.Copy(io.Discard, r.Body) // and not a word
			}
		}()
	}
}

// endregion

// A proxy reuses a connection that the backend is about to close.
func TestIdleRace(t *testing.T) {
	var out strings.Builder
	for _, tt := range []struct{ method, body, key string }{
		{http.MethodGet, "", ""},
		{http.MethodPost, "order", ""},
		{http.MethodPost, "", "7"},
		{http.MethodPost, "order", "7"},
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		var accepted atomic.Int64
		go tired(l, &accepted)
		var complaints strings.Builder
		proxy := &httputil.ReverseProxy{
			Rewrite: func(r *httputil.ProxyRequest) {
				r.SetURL(&url.URL{Scheme: "http", Host: l.Addr().String()})
			},
			ErrorLog:  log.New(&complaints, "", 0),
			Transport: &http.Transport{},
		}
		front := httptest.NewServer(proxy)
		send := func() string {
			r, err := http.NewRequestWithContext(t.Context(), tt.method,
				front.URL, strings.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			if tt.key != "" {
				r.Header.Set("Idempotency-Key", tt.key)
			}
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			return response.Status
		}
		what := tt.method
		if tt.body != "" {
			what += " with a body"
		}
		if tt.key != "" {
			what += ", Idempotency-Key"
		}
		send()
		fmt.Fprintf(&out, "%s\n  %s, %d connections\n", what, send(),
			accepted.Load())
		front.Close()
		l.Close()
		if complaints.Len() > 0 {
			fmt.Fprintf(&out, "  %s", ports.ReplaceAllString(
				complaints.String(), "$1:…"))
		}
	}
	proof.Golden(t, "testdata/idle.txt", out.String())
}

var ports = regexp.MustCompile(`(\d):\d{4,5}\b`)
