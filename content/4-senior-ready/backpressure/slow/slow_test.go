// Package slow_test lets a server write to a client that does not read.
package slow_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"route500k/content/internal/proof"
)

// patience is after how long a writer that stands is called blocked.
func patience() time.Duration {
	if proof.Recording() {
		return 3 * time.Second
	}
	return time.Second
}

// fill writes until the deadline of the writer and returns how much has
// gone.
func fill(t *testing.T, w io.Writer) (n int64) {
	t.Helper()
	chunk := make([]byte, 4096)
	for {
		m, err := w.Write(chunk)
		n += int64(m)
		if err != nil {
			if !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error(err)
			}
			return n
		}
	}
}

// tcp returns how many bytes go to a client that does not read, and
// whether more go when it does.
func tcp(t *testing.T, buffers int) int64 {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	server, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if buffers > 0 {
		err := errors.Join(
			client.(*net.TCPConn).SetReadBuffer(buffers),
			server.(*net.TCPConn).SetWriteBuffer(buffers))
		if err != nil {
			t.Fatal(err)
		}
	}
	// region:tcp
	_ = server.SetWriteDeadline(time.Now().Add(patience()))
	blocked := fill(t, server) // ends with os.ErrDeadlineExceeded

	_ = server.SetWriteDeadline(time.Time{})
	go io.Copy(io.Discard, client) // the client reads again
	_, err = server.Write(make([]byte, 4096))
	// endregion
	if err != nil {
		t.Error(err)
	}
	return blocked
}

// web returns how much a handler can write to a client that does not read
// the body, and whether the connection has room for another request.
func web(
	t *testing.T, protocols http.Protocols, window int,
) (written int64, another bool) {
	var n atomic.Int64
	blocked := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /export", func(
		w http.ResponseWriter, r *http.Request,
	) {
		defer close(blocked)
		// region:deadline
		out := http.NewResponseController(w)
		_ = out.SetWriteDeadline(time.Now().Add(patience()))
		for chunk := make([]byte, 4096); ; n.Add(4096) {
			if _, err := w.Write(chunk); err != nil {
				return // os.ErrDeadlineExceeded frees the goroutine
			}
		}
		// endregion
	})
	mux.HandleFunc("GET /ping", func(http.ResponseWriter, *http.Request) {
	})
	server := httptest.NewUnstartedServer(mux)
	server.Config.Protocols = &protocols
	server.Start()
	defer server.Close()

	transport := &http.Transport{
		Protocols: &protocols, MaxConnsPerHost: 1,
		HTTP2: &http.HTTP2Config{MaxReceiveBufferPerStream: window},
	}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport}
	resp, err := client.Get(server.URL + "/export")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close() // and never read

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		<-blocked // in HTTP/1.1 it would wait for ever
		cancel()
	}()
	ping, _ := http.NewRequestWithContext(ctx, "GET",
		server.URL+"/ping", nil)
	if resp, err := client.Do(ping); err == nil {
		another = true
		resp.Body.Close()
	}
	<-blocked
	return n.Load(), another
}

func TestSlowReader(t *testing.T) {
	var one, two http.Protocols
	one.SetHTTP1(true)
	two.SetUnencryptedHTTP2(true)
	type row struct {
		name    string
		run     func() (written int64, another bool)
		written int64
		another string
	}
	raw := func(buffers int) func() (int64, bool) {
		return func() (int64, bool) { return tcp(t, buffers), false }
	}
	over := func(p http.Protocols, window int) func() (int64, bool) {
		return func() (int64, bool) { return web(t, p, window) }
	}
	rows := []row{
		{name: "TCP", run: raw(0)},
		{name: "TCP, buffers of 16 KB", run: raw(16 << 10)},
		{name: "HTTP/1.1", run: over(one, 0)},
		{name: "HTTP/2, Go's client as it is", run: over(two, 0)},
		{name: "HTTP/2, a window of 64 KB", run: over(two, 64<<10)},
	}
	var wg sync.WaitGroup
	for i := range rows {
		wg.Go(func() {
			r := &rows[i]
			var works bool
			r.written, works = r.run()
			r.another = "waits"
			if i < 2 {
				r.another = "-"
			}
			if works {
				r.another = "works"
			}
			if works != (i > 2) {
				t.Errorf("%s: another request works: %v", r.name, works)
			}
		})
	}
	wg.Wait()
	var text strings.Builder
	fmt.Fprintf(&text, "%s, Linux, loopback\n\n%-30s %12s  %s\n",
		proof.Machine(), "the client does not read", "written, KB",
		"another request")
	for _, r := range rows {
		fmt.Fprintf(&text, "%-30s %12d  %s\n",
			r.name, r.written>>10, r.another)
	}
	t.Log("\n" + text.String())
	big, small := rows[3].written, rows[4].written
	if rows[1].written >= rows[0].written ||
		small < 64<<10 || small > 128<<10 ||
		big < 4<<20 || big > 5<<20 {
		t.Errorf("windows do not bind:\n%s", text.String())
	}
	if proof.Recording() {
		proof.Record(t, "testdata/record.txt", text.String())
	}
}
