package lookup_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/lookup"
)

// region:zone
var zone = map[string][]lookup.Record{
	"shop.test.": {
		{TTL: 60, A: [4]byte{192, 0, 2, 10}},
		{TTL: 60, A: [4]byte{192, 0, 2, 11}},
	},
	"www.shop.test.": {{TTL: 3600, CNAME: "shop.test."}},
}

// endregion

// start returns the server and a resolver of Go that asks only it.
func start(
	t *testing.T, zone map[string][]lookup.Record,
) (*lookup.Server, *net.Resolver) {
	t.Helper()
	s := lookup.NewServer(zone)
	udp, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := udp.LocalAddr().String()
	tcp, err := net.Listen("tcp", at) // the same port number
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { udp.Close(); tcp.Close() })
	go s.ServeUDP(udp)
	go s.ServeTCP(tcp)

	// region:resolver
	resolver := &net.Resolver{
		PreferGo: true, // cgo would not call Dial
		Dial: func(ctx context.Context, network, _ string) (
			net.Conn, error,
		) {
			var d net.Dialer
			return d.DialContext(ctx, network, at)
		},
	}
	// endregion
	return s, resolver
}

// dig prints an answer with all that the resolver hides.
func dig(t *testing.T, r *net.Resolver, name string, kind dnsmessage.Type,
) string {
	t.Helper()
	m := dnsmessage.Message{
		Header: dnsmessage.Header{ID: 1, RecursionDesired: true},
		Questions: []dnsmessage.Question{{
			Name: dnsmessage.MustNewName(name),
			Type: kind, Class: dnsmessage.ClassINET,
		}},
	}
	packed, err := m.Pack()
	if err != nil {
		t.Fatal(err)
	}
	conn, err := r.Dial(t.Context(), "udp", "")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.Write(packed)
	buffer := make([]byte, 1232)
	n, err := conn.Read(buffer)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Unpack(buffer[:n]); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s: %s\n", name,
		strings.TrimPrefix(kind.String(), "Type"),
		strings.TrimPrefix(m.RCode.String(), "RCode"))
	for _, a := range m.Answers {
		fmt.Fprintf(&out, "  %-15s %5d ", a.Header.Name, a.Header.TTL)
		switch body := a.Body.(type) {
		case *dnsmessage.AResource:
			fmt.Fprintf(&out, "A     %s\n", net.IP(body.A[:]))
		case *dnsmessage.CNAMEResource:
			fmt.Fprintf(&out, "CNAME %s\n", body.CNAME)
		}
	}
	return out.String()
}

func TestAnswers(t *testing.T) {
	_, r := start(t, zone)
	proof.Golden(t, "testdata/answers.txt",
		dig(t, r, "www.shop.test.", dnsmessage.TypeA)+
			dig(t, r, "shop.test.", dnsmessage.TypeAAAA)+
			dig(t, r, "nosuch.shop.test.", dnsmessage.TypeA))
}

// The process keeps no answers: each lookup is a question.
func TestGoCachesNothing(t *testing.T) {
	s, r := start(t, zone)
	for range 3 {
		got, err := r.LookupHost(t.Context(), "www.shop.test.")
		slices.Sort(got)
		if fmt.Sprint(got, err) != "[192.0.2.10 192.0.2.11] <nil>" {
			t.Error(got, err)
		}
	}
	if n := len(s.Asked()); n != 6 { // A and AAAA each time
		t.Errorf("%d questions, want 6", n)
	}
	_, err := r.LookupHost(t.Context(), "nosuch.shop.test.")
	if e := new(net.DNSError); !errors.As(err, &e) || !e.IsNotFound {
		t.Error(err)
	}
}

// Eighty addresses do not fit into a datagram.
func TestBigAnswerComesByTCP(t *testing.T) {
	many := make([]lookup.Record, 80)
	for i := range many {
		many[i] = lookup.Record{TTL: 60, A: [4]byte{192, 0, 2, byte(i)}}
	}
	s, r := start(t, map[string][]lookup.Record{"big.test.": many})
	got, err := r.LookupNetIP(t.Context(), "ip4", "big.test.")
	if len(got) != 80 || err != nil {
		t.Error(len(got), err)
	}
	want := []string{"udp A big.test.", "tcp A big.test."}
	if asked := s.Asked(); !slices.Equal(asked, want) {
		t.Error(asked)
	}
}

// named serves its name at the address.
func named(t *testing.T, address, name string) string {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Skip("one more address of loopback:", err)
	}
	s := httptest.NewUnstartedServer(http.HandlerFunc(
		func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, name)
		}))
	s.Listener.Close()
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
	return l.Addr().String()
}
