package tcp_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/netns"
	"route500k/content/ring/networking/tcp"
)

// region:sockets
var states = map[string]string{
	"01": "ESTABLISHED", "04": "FIN_WAIT1", "05": "FIN_WAIT2",
	"06": "TIME_WAIT", "08": "CLOSE_WAIT", "09": "LAST_ACK",
	"0A": "LISTEN",
}

// sockets reads what ss prints: of each socket of port 80 or with a peer
// there, whose it is and its state.
func sockets(t *testing.T) (all []string) {
	t.Helper()
	table, err := os.ReadFile("/proc/net/tcp")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		f := strings.Fields(line) // number, local, remote, state
		switch {
		case strings.HasSuffix(f[1], ":0050"):
			all = append(all, "server "+states[f[3]])
		case strings.HasSuffix(f[2], ":0050"):
			all = append(all, "client "+states[f[3]])
		}
	}
	return all
}

// endregion

// TIME_WAIT belongs to who has closed first.
func TestTimeWait(t *testing.T) {
	if netns.Inside() {
		netns.Enter(t)
		closeBoth(t, os.Getenv("FIRST"), os.Getenv("OUT"))
		return
	}
	t.Parallel()
	var out strings.Builder
	for _, first := range []string{"client", "server", "linger"} {
		file := filepath.Join(t.TempDir(), "states")
		netns.Run(t, "", "FIRST="+first, "OUT="+file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(text)
	}
	proof.Golden(t, "testdata/closed.txt", out.String())
}

func closeBoth(t *testing.T, first, file string) {
	t.Helper()
	client, server := pair(t)
	var out strings.Builder
	say := func(what string) {
		fmt.Fprintf(&out, "%-36s %s\n", what,
			strings.Join(settled(t), ", "))
	}
	switch first {
	case "client":
		client.Close()
		say("the client has closed")
		server.Close()
		say("and the server")
	case "server":
		server.Close()
		say("the server has closed")
		client.Close()
		say("and the client")
	case "linger":
		client.SetLinger(0)
		client.Close()
		say("the client: SetLinger(0) and Close")
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// settled waits for the packets that are still on their way.
func settled(t *testing.T) []string {
	t.Helper()
	for {
		now := sockets(t)
		text := strings.Join(now, " ")
		if !strings.Contains(text, "FIN_WAIT1") &&
			!strings.Contains(text, "LAST_ACK") {
			if len(now) == 0 {
				return []string{"no socket is left"}
			}
			slices.Sort(now)
			return now
		}
		time.Sleep(time.Millisecond)
	}
}

// A client that closes each connection has as many as it has ports.
func TestPortsRunOut(t *testing.T) {
	if !inside(t) {
		return
	}
	set := func(name, value string) {
		err := os.WriteFile("/proc/sys/net/ipv4/"+name, []byte(value), 0)
		if err != nil {
			t.Skip(err)
		}
	}
	set("ip_local_port_range", "40000 40003")
	set("tcp_tw_reuse", "0") // by default loopback is spared
	var r report
	serve := func(address string) {
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				c.Read(make([]byte, 1)) // until the client closes
				c.Close()
			}
		}()
	}
	serve("127.0.0.1:80")
	serve("127.0.0.1:81")
	try := func(what, address string) {
		c, err := net.Dial("tcp", address)
		r.say(what, err)
		if err == nil {
			c.Close()
		}
	}
	for i := range 5 {
		try(fmt.Sprintf("connection %d to port 80", i+1), "127.0.0.1:80")
	}
	try("to port 81", "127.0.0.1:81")
	proof.Golden(t, "testdata/ports.txt", r.String())
}

// What Go asks of a socket without being asked.
func TestOptions(t *testing.T) {
	if !inside(t) {
		return
	}
	l, err := net.Listen("tcp", "127.0.0.1:80")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var out strings.Builder
	for _, d := range []struct {
		name   string
		dialer *net.Dialer
	}{
		{"net.Dialer{}", &net.Dialer{}},
		{"Dialer(30 * time.Second)", tcp.Dialer(30 * time.Second)},
	} {
		c, err := d.dialer.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		raw, err := c.(syscall.Conn).SyscallConn()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, d.name)
		for _, o := range []struct {
			name          string
			level, option int
		}{
			{"TCP_NODELAY", unix.IPPROTO_TCP, unix.TCP_NODELAY},
			{"SO_KEEPALIVE", unix.SOL_SOCKET, unix.SO_KEEPALIVE},
			{"TCP_KEEPIDLE, s", unix.IPPROTO_TCP, unix.TCP_KEEPIDLE},
			{"TCP_KEEPINTVL, s", unix.IPPROTO_TCP, unix.TCP_KEEPINTVL},
			{"TCP_KEEPCNT", unix.IPPROTO_TCP, unix.TCP_KEEPCNT},
			{"TCP_USER_TIMEOUT, ms", unix.IPPROTO_TCP,
				unix.TCP_USER_TIMEOUT},
		} {
			var value int
			raw.Control(func(fd uintptr) {
				value, err = unix.GetsockoptInt(int(fd), o.level, o.option)
			})
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "  %-20s %5d\n", o.name, value)
		}
	}
	proof.Golden(t, "testdata/options.txt", out.String())
}

// The kernel accepts; Accept only fetches.
func TestBacklog(t *testing.T) {
	if !inside(t) {
		return
	}
	var out strings.Builder
	// region:backlog
	const backlog = 2
	fd := listen(t, "127.0.0.1:80", backlog) // and no Accept, ever
	defer unix.Close(fd)
	for i := range backlog + 2 {
		timeout := time.Minute
		if i > backlog {
			timeout = soon
		}
		c, err := net.DialTimeout("tcp", "127.0.0.1:80", timeout)
		fmt.Fprintf(&out, "%d: dial: %v\n", i+1, err)
		if err == nil {
			defer c.Close()
			_, err = io.WriteString(c, "GET / HTTP/1.1\r\n\r\n")
			fmt.Fprintf(&out, "   write: %v\n", err)
		}
	}
	// endregion
	proof.Golden(t, "testdata/backlog.txt", out.String())
}
