package web_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/quic-go/quic-go/http3"

	"route500k/content/internal/proof"
)

func hello(*world) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "hello")
	})
}

// How many round trips before the answer?
func TestRoundTrips(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-34s %5s\n", "from nothing to the answer", "RTT")
	inWorld(t, hello, func(w *world) {
		measure := func(name string, c http.RoundTripper, method string) {
			took, proto := w.get(c, method,
				"https://shop.test/", time.Now())
			fmt.Fprintf(&out, "%-34s %5.1f\n", name+" "+proto,
				float64(took)/float64(rtt))
			time.Sleep(time.Second)
		}
		twelve := w.trust.Clone()
		twelve.MaxVersion = tls.VersionTLS12
		twelve.ClientSessionCache = tls.NewLRUClientSessionCache(1)
		thirteen := w.trust.Clone()
		thirteen.ClientSessionCache = tls.NewLRUClientSessionCache(1)
		for _, tt := range []struct {
			name   string
			config *tls.Config
		}{
			{"TLS 1.2,", twelve}, {"TLS 1.2 resumed,", twelve},
			{"TLS 1.3,", thirteen}, {"TLS 1.3 resumed,", thirteen},
		} {
			c := w.tcp(true, tt.config)
			measure(tt.name, c, http.MethodGet)
			if strings.HasPrefix(tt.name, "TLS 1.3 r") {
				measure("the same connection,", c, http.MethodGet)
			}
			c.CloseIdleConnections()
		}
		config := w.trust.Clone()
		config.ClientSessionCache = tls.NewLRUClientSessionCache(1)
		for _, tt := range []struct{ name, method string }{
			{"QUIC,", http.MethodGet},
			{"QUIC resumed, 0-RTT,", http3.MethodGet0RTT},
		} {
			c := w.quic(config)
			measure(tt.name, c, tt.method)
			c.Close()
		}
	})
	proof.Golden(t, "testdata/rtt.txt", out.String())
}

// both asks for /a and, a millisecond later, for /b.
func both(w *world, a, b http.RoundTripper) (times [2]time.Duration) {
	for _, c := range []http.RoundTripper{a, b} { // connections are open
		w.get(c, http.MethodGet, "https://shop.test/", time.Now())
	}
	time.Sleep(time.Second)
	begin := time.Now()
	var g sync.WaitGroup
	for i, c := range []http.RoundTripper{a, b} {
		g.Go(func() {
			time.Sleep(time.Duration(i) * time.Millisecond)
			times[i], _ = w.get(c, http.MethodGet,
				"https://shop.test/"+string(rune('a'+i)), begin)
		})
	}
	g.Wait()
	return times
}

func compare(
	t *testing.T, title string, handler func(*world) http.Handler,
) string {
	t.Helper()
	var out strings.Builder
	fmt.Fprintf(&out, "%-28s %4s %4s\n", title, "/a", "/b")
	inWorld(t, handler, func(w *world) {
		row := func(name string, times [2]time.Duration) {
			fmt.Fprintf(&out, "%-28s %4.0f %4.0f\n", name,
				float64(times[0])/float64(rtt),
				float64(times[1])/float64(rtt))
		}
		one, two := w.tcp(false, w.trust), w.tcp(false, w.trust)
		row("HTTP/1.1, one connection", both(w, one, one))
		row("HTTP/1.1, two", both(w, one, two))
		multiplexed := w.tcp(true, w.trust)
		row("HTTP/2", both(w, multiplexed, multiplexed))
		streams := w.quic(w.trust)
		row("HTTP/3", both(w, streams, streams))
		one.CloseIdleConnections()
		two.CloseIdleConnections()
		multiplexed.CloseIdleConnections()
		streams.Close()
	})
	return out.String()
}

// region:slow
// A slow answer before a quick one.
func TestSlowAnswer(t *testing.T) {
	text := compare(t, "/a takes 20 RTT, in RTT", func(*world) http.Handler {
		mux := http.NewServeMux()
		mux.HandleFunc("/", hello(nil).ServeHTTP)
		mux.HandleFunc("/a", func(http.ResponseWriter, *http.Request) {
			time.Sleep(20 * rtt)
		})
		return mux
	})
	proof.Golden(t, "testdata/slow.txt", text)
}

// endregion

// region:lost
// A packet of one answer is lost before another answer.
func TestLostPacket(t *testing.T) {
	text := compare(t, "a packet of /a is lost, RTT",
		func(w *world) http.Handler {
			mux := http.NewServeMux()
			mux.HandleFunc("/", hello(nil).ServeHTTP)
			mux.HandleFunc("/a", func(
				http.ResponseWriter, *http.Request) {
				w.weather.begin()
			})
			return mux
		})
	proof.Golden(t, "testdata/lost.txt", text)
}

// endregion
