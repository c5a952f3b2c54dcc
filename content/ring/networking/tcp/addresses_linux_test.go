package tcp_test

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/lookup"
)

// A name has two addresses; the first one does not answer.
func TestSecondAddress(t *testing.T) {
	if testing.Short() {
		t.Skip("waits two seconds: left out by -short")
	}
	if !inside(t) {
		return
	}
	udp, err := net.ListenPacket("udp", "127.0.0.1:53")
	if err != nil {
		t.Fatal(err)
	}
	defer udp.Close()
	go lookup.NewServer(map[string][]lookup.Record{"shop.test.": {
		{TTL: 5, A: [4]byte{127, 0, 0, 1}},
		{TTL: 5, A: [4]byte{127, 0, 0, 2}},
	}}).ServeUDP(udp)
	full := listen(t, "127.0.0.1:80", 0)
	defer unix.Close(full)
	first, err := net.Dial("tcp", "127.0.0.1:80")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close() // the queue is full now: SYN packets vanish
	l, err := net.Listen("tcp", "127.0.0.2:80")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()

	var out strings.Builder
	// region:second
	for _, timeout := range []time.Duration{
		500 * time.Millisecond, 4 * time.Second,
	} {
		d := net.Dialer{Timeout: timeout}
		c, err := d.Dial("tcp", "shop.test:80")
		fmt.Fprintf(&out, "Timeout %v: ", timeout)
		// The error may name either address, whoever is late first.
		if e := new(net.OpError); errors.As(err, &e) {
			fmt.Fprintln(&out, e.Err)
			continue
		}
		fmt.Fprintln(&out, c.RemoteAddr())
		c.Close()
	}
	// endregion
	proof.Golden(t, "testdata/second.txt", out.String())
}
