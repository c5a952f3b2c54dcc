package lookup_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/lookup"
	"route500k/content/ring/networking/netns"
)

// What Kubernetes writes into each pod.
const resolvConf = `nameserver 127.0.0.1
search shop.svc.cluster.local svc.cluster.local cluster.local
options ndots:5
`

// The test has /etc/resolv.conf and port 53 of its own.
func TestSearchList(t *testing.T) {
	if netns.Inside() {
		search(t)
		return
	}
	var out strings.Builder
	fmt.Fprint(&out, resolvConf)
	for _, resolver := range []string{"go", "cgo"} {
		file := filepath.Join(t.TempDir(), resolver)
		netns.Run(t, resolvConf, "GODEBUG=netdns="+resolver, "OUT="+file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "\nnetdns=%s\n%s", resolver, text)
	}
	proof.Golden(t, "testdata/search.txt", out.String())
}

func search(t *testing.T) {
	netns.Enter(t)
	s := lookup.NewServer(map[string][]lookup.Record{
		"api.bank.test.": {{TTL: 60, A: [4]byte{192, 0, 2, 20}}},
		"stock.shop.svc.cluster.local.": {
			{TTL: 5, A: [4]byte{10, 96, 0, 7}}},
	})
	udp, err := net.ListenPacket("udp", "127.0.0.1:53")
	if err != nil {
		t.Fatal(err)
	}
	defer udp.Close()
	go s.ServeUDP(udp)
	var out strings.Builder
	for _, name := range []string{
		"stock", "api.bank.test", "api.bank.test.",
	} {
		_, err := net.DefaultResolver.LookupHost(context.Background(), name)
		if err != nil {
			t.Error(err)
		}
		asked := s.Asked()
		fmt.Fprintf(&out, "%s: %d questions\n", name, len(asked))
		// A and AAAA are asked at once, in any order.
		var names []string
		for _, q := range asked {
			fields := strings.Fields(q)
			if !slices.Contains(names, fields[2]) {
				names = append(names, fields[2])
			}
		}
		for _, n := range names {
			fmt.Fprintf(&out, "  %s\n", n)
		}
	}
	file := os.Getenv("OUT")
	err = os.WriteFile(file, []byte(out.String()), 0o600)
	if err != nil {
		t.Fatal(err)
	}
}
