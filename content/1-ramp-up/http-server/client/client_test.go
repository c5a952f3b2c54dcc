package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"route500k/content/1-ramp-up/http-server/client"
)

// counted is a server that counts its connections.
func counted(t *testing.T, h http.HandlerFunc) (string, *atomic.Int64) {
	t.Helper()
	var connections atomic.Int64
	s := httptest.NewUnstartedServer(h)
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	return s.URL, &connections
}

func body(size int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, strings.Repeat("x", size))
	}
}

// region:reuse
func TestConnectionIsReused(t *testing.T) {
	const requests = 5
	one := new(http.Transport)
	defer one.CloseIdleConnections()
	read := func(r *http.Response) { io.Copy(io.Discard, r.Body) }
	skip := func(*http.Response) {}

	for _, tt := range []struct {
		name  string
		size  int
		fresh bool // a transport per request
		use   func(*http.Response)
		want  int64
	}{
		{"shared client, body read", 100, false, read, 1},
		{"small rest is drained by Close", 100 << 10, false, skip, 1},
		{"big rest costs the connection", 1 << 20, false, skip, requests},
		{"client per request", 100, true, read, requests},
	} {
		url, connections := counted(t, body(tt.size))
		for range requests {
			transport := one
			if tt.fresh {
				transport = new(http.Transport)
				defer transport.CloseIdleConnections()
			}
			c := http.Client{Transport: transport}
			response, err := c.Get(url)
			if err != nil {
				t.Fatal(err)
			}
			tt.use(response)
			response.Body.Close()
			time.Sleep(10 * time.Millisecond) // Close drains aside
		}
		if got := connections.Load(); got != tt.want {
			t.Errorf("%s: %d connections, want %d", tt.name, got, tt.want)
		}
	}
}

// endregion

// Two idle connections per host are kept by default, 32 by ours.
func TestIdlePool(t *testing.T) {
	const parallel, rounds = 8, 4
	count := func(transport *http.Transport) int64 {
		defer transport.CloseIdleConnections()
		c := http.Client{Transport: transport}
		var gate sync.WaitGroup // all are in the handler together
		url, connections := counted(t, func(
			w http.ResponseWriter, _ *http.Request,
		) {
			gate.Done()
			gate.Wait()
		})
		for range rounds {
			gate.Add(parallel)
			var wg sync.WaitGroup
			for range parallel {
				wg.Go(func() {
					response, err := c.Get(url)
					if err != nil {
						t.Error(err)
						return
					}
					response.Body.Close()
				})
			}
			wg.Wait()
			time.Sleep(20 * time.Millisecond) // let them become idle
		}
		return connections.Load()
	}
	if got := count(new(http.Transport)); got <= 2*parallel {
		t.Errorf("2 idle: %d connections, want over %d", got, 2*parallel)
	}
	ours := client.NewHTTP().Transport.(*http.Transport)
	if got := count(ours); got != parallel {
		t.Errorf("32 idle: %d connections, want %d", got, parallel)
	}
}

func stock(t *testing.T, h http.HandlerFunc) client.Stock {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	base, err := url.Parse(s.URL + "/v1")
	if err != nil {
		t.Fatal(err)
	}
	return client.Stock{HTTP: client.NewHTTP(), Base: base}
}

func TestLeft(t *testing.T) {
	s := stock(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.EscapedPath() {
		case "/v1/products/mug":
			fmt.Fprint(w, `{"left": 3}`)
		case "/v1/products/a%2Fb":
			fmt.Fprint(w, `{"left": 4}`)
		case "/v1/products/junk":
			fmt.Fprint(w, `{"left": `)
		case "/v1/products/down":
			w.WriteHeader(http.StatusBadGateway)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	})
	ctx := t.Context()
	for sku, want := range map[string]int{"mug": 3, "a/b": 4} {
		if n, err := s.Left(ctx, sku); n != want || err != nil {
			t.Errorf("%s: %d, %v", sku, n, err)
		}
	}
	if _, err := s.Left(ctx, "pen"); !errors.Is(err, client.ErrNotFound) {
		t.Errorf("pen: %v", err)
	}
	for _, sku := range []string{"junk", "down"} {
		_, err := s.Left(ctx, sku)
		if err == nil || !strings.HasPrefix(err.Error(), "stock: ") {
			t.Errorf("%s: %v", sku, err)
		}
	}
}

func TestLeftObeysContext(t *testing.T) {
	s := stock(t, func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := s.Left(ctx, "mug")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
