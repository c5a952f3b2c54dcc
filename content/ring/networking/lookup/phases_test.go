package lookup_test

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/lookup"
)

// region:trace
// phases writes down what happens to one request, in the order in which
// it does.
func phases(out *strings.Builder, wrote chan<- bool,
) *httptrace.ClientTrace {
	say := func(format string, a ...any) {
		fmt.Fprintf(out, "  "+format+"\n", a...)
	}
	return &httptrace.ClientTrace{
		GetConn:  func(string) { say("a connection, please") },
		DNSStart: func(i httptrace.DNSStartInfo) { say("DNS? %s", i.Host) },
		DNSDone: func(i httptrace.DNSDoneInfo) {
			say("DNS: %v", i.Addrs)
		},
		ConnectStart: func(_, _ string) { say("TCP?") },
		ConnectDone: func(_, _ string, err error) {
			say("TCP: %v", err)
		},
		TLSHandshakeStart: func() { say("TLS?") },
		TLSHandshakeDone: func(s tls.ConnectionState, _ error) {
			say("TLS: %s, %s", tls.VersionName(s.Version),
				s.NegotiatedProtocol)
		},
		GotConn: func(i httptrace.GotConnInfo) {
			say("connection: reused %v", i.Reused)
		},
		WroteRequest: func(httptrace.WroteRequestInfo) {
			say("request written")
			wrote <- true
		},
		GotFirstResponseByte: func() { say("first byte") },
	}
}

// endregion

func TestPhases(t *testing.T) {
	wrote := make(chan bool, 1)
	server := httptest.NewUnstartedServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			<-wrote // else the two goroutines of the client race
			io.WriteString(w, "hello")
		}))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_, resolver := start(t, map[string][]lookup.Record{
		// The name in the certificate of httptest.
		"example.com.": {{TTL: 60, A: [4]byte{127, 0, 0, 1}}},
	})
	client := server.Client()
	transport := client.Transport.(*http.Transport)
	transport.DialContext = (&net.Dialer{Resolver: resolver}).DialContext

	var out strings.Builder
	for i := range 2 {
		fmt.Fprintf(&out, "request %d\n", i+1)
		ctx := httptrace.WithClientTrace(t.Context(), phases(&out, wrote))
		request, err := http.NewRequestWithContext(ctx, http.MethodGet,
			"https://example.com:"+port, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		fmt.Fprintf(&out, "  body: %s\n", body)
	}
	proof.Golden(t, "testdata/phases.txt", out.String())
}

// The name has moved; who holds a connection does not ask.
func TestMovedName(t *testing.T) {
	blue := named(t, "127.0.0.1:0", "blue")
	_, port, err := net.SplitHostPort(blue)
	if err != nil {
		t.Fatal(err)
	}
	named(t, "127.0.0.2:"+port, "green")

	dns, resolver := start(t, map[string][]lookup.Record{})
	var out strings.Builder
	// region:moved
	transport := &http.Transport{
		DialContext: (&net.Dialer{Resolver: resolver}).DialContext,
	}
	client := &http.Client{Transport: transport}
	get := func(when string) {
		response, err := client.Get("http://shop.test:" + port)
		if err != nil {
			fmt.Fprintln(&out, when, err)
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		fmt.Fprintf(&out, "%-22s %s\n", when, body)
	}
	dns.Set("shop.test.", lookup.Record{TTL: 1, A: [4]byte{127, 0, 0, 1}})
	get("at first:")
	dns.Set("shop.test.", lookup.Record{TTL: 1, A: [4]byte{127, 0, 0, 2}})
	get("the name has moved:")
	transport.CloseIdleConnections()
	get("connections closed:")
	// endregion
	transport.CloseIdleConnections()
	proof.Golden(t, "testdata/moved.txt", out.String())
}
