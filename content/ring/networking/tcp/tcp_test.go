package tcp_test

import (
	"errors"
	"net"
	"testing"

	"route500k/content/ring/networking/tcp"
)

func ExampleBoundaries() {
	tcp.Boundaries()
	// Output:
	// TCP "helloyou" <nil>
	// UDP "hell" <nil>
	// UDP "you" <nil>
}

func ExampleHalfClose() {
	tcp.HalfClose()
	// Output:
	// "question" <nil>
	// "answer" <nil>
	// true
}

func ExampleAddresses() {
	tcp.Addresses()
	// Output:
	// 10.1.3.255 true true true
	// 10.1.4.0 false false true
	// ::ffff:10.1.0.1 false true true
	// 100.64.0.1 false false false
}

func TestPublic(t *testing.T) {
	d := net.Dialer{Control: tcp.Public}
	for _, inside := range []string{
		"127.0.0.1:80", "10.0.0.1:80", "169.254.169.254:80",
		"100.64.0.1:80", "[::1]:80", "[::ffff:127.0.0.1]:80",
		"[fd00::1]:80", "0.0.0.0:80",
	} {
		c, err := d.DialContext(t.Context(), "tcp", inside)
		if !errors.Is(err, tcp.ErrPrivate) {
			t.Errorf("%s: %v", inside, err)
		}
		if err == nil {
			c.Close()
		}
	}
	if err := tcp.Public("tcp4", "192.0.2.1:443", nil); err != nil {
		t.Error(err)
	}
}
