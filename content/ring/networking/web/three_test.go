package web_test

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/quic-go/quic-go/http3"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/certs"
	"route500k/content/ring/networking/web"
)

// Real sockets of loopback.
func TestThree(t *testing.T) {
	l, packets := samePort(t)
	from := time.Now().Add(-time.Hour)
	until := from.AddDate(0, 1, 0)
	root, err := certs.NewRoot("Root", from, until)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := root.Issue(certs.Leaf{IPs: []net.IP{{127, 0, 0, 1}},
		Usage: x509.ExtKeyUsageServerAuth, From: from, Until: until})
	if err != nil {
		t.Fatal(err)
	}
	stop := web.Serve(l, packets,
		&tls.Config{Certificates: []tls.Certificate{cert}},
		http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "hello by "+r.Proto)
		}))
	defer packets.Close()
	defer stop()

	trust := &tls.Config{RootCAs: root.Pool()}
	two := &http.Transport{TLSClientConfig: trust, ForceAttemptHTTP2: true}
	defer two.CloseIdleConnections()
	three := &http3.Transport{TLSClientConfig: trust}
	defer three.Close()
	var out strings.Builder
	for _, c := range []http.RoundTripper{two, three} {
		client := &http.Client{Transport: c}
		r, err := client.Get("https://" + l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n", body)
		if said := r.Header.Get("Alt-Svc"); said != "" {
			_, port, _ := net.SplitHostPort(l.Addr().String())
			fmt.Fprintf(&out, "  Alt-Svc: %s\n",
				strings.ReplaceAll(said, port, "443"))
		}
	}
	proof.Golden(t, "testdata/three.txt", out.String())
}

// samePort listens by TCP and by UDP.
func samePort(t *testing.T) (net.Listener, net.PacketConn) {
	t.Helper()
	for range 10 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		packets, err := net.ListenPacket("udp", l.Addr().String())
		if err == nil {
			return l, packets
		}
		l.Close()
	}
	t.Fatal("no port that is free for both")
	return nil, nil
}
