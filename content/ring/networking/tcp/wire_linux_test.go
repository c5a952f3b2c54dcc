package tcp_test

import (
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/networking/netns"
)

// inside runs the test once more in a network of its own, and reports
// whether this is that run.
func inside(t *testing.T) bool {
	t.Helper()
	if netns.Inside() {
		netns.Enter(t)
		return true
	}
	t.Parallel()
	netns.Run(t, "nameserver 127.0.0.1\n")
	return false
}

// dial returns both ends of one connection over the wire.
func dial(t *testing.T) (client, server *net.TCPConn) {
	t.Helper()
	l, err := net.Listen("tcp", netns.Near+":80")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", netns.Far+":80")
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(); s.Close() })
	return c.(*net.TCPConn), s.(*net.TCPConn)
}

func read(t *testing.T, from io.Reader, n int) {
	t.Helper()
	if _, err := io.ReadFull(from, make([]byte, n)); err != nil {
		t.Fatal(err)
	}
}

// tcpdump writes down packets. The server has port 80, numbers of bytes
// count from the first.
type tcpdump struct {
	mu    sync.Mutex
	moved *sync.Cond
	ends  map[uint16]*end // by port
	count int             // packets
	told  int             // of them, by after
	out   strings.Builder
}

type end struct{ first, next, acked uint32 }

func newDump() *tcpdump {
	d := &tcpdump{ends: make(map[uint16]*end)}
	d.moved = sync.NewCond(&d.mu)
	return d
}

func (d *tcpdump) seen(p netns.Packet, lost bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	defer d.moved.Broadcast()
	from, line := d.end(p.From), "client > server"
	if p.From == 80 {
		line = "server > client"
	}
	length := uint32(len(p.Data))
	for _, flag := range []struct {
		name string
		bit  netns.Flags
	}{{"SYN", netns.SYN}, {"FIN", netns.FIN}} {
		if p.Flags&flag.bit != 0 {
			line += " " + flag.name
			length++ // each takes a number, as if it were a byte
		}
	}
	if p.Flags&netns.SYN != 0 {
		from.first = p.Seq
	}
	from.next = max(from.next, p.Seq-from.first+length)
	if p.Flags&netns.RST != 0 {
		line += " RST"
		clear(d.ends) // nothing more will be acknowledged
	} else if p.Flags&netns.ACK != 0 {
		to := d.end(p.To)
		to.acked = max(to.acked, p.Ack-to.first)
		line += fmt.Sprint(" ACK ", p.Ack-to.first)
	}
	if len(p.Data) > 0 {
		line += fmt.Sprintf(", %q", p.Data)
	}
	if lost {
		line += ", lost"
	}
	fmt.Fprintln(&d.out, " ", line)
	d.count++
}

func (d *tcpdump) end(port uint16) *end {
	if d.ends[port] == nil {
		d.ends[port] = new(end)
	}
	return d.ends[port]
}

// after waits for so many packets more, and until all that was sent is
// acknowledged; then it says why they were.
func (d *tcpdump) after(packets int, why string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.told += packets
	for d.count < d.told || !d.quiet() {
		d.moved.Wait()
	}
	fmt.Fprintln(&d.out, why)
}

func (d *tcpdump) text() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.out.String()
}

func (d *tcpdump) quiet() bool {
	for _, e := range d.ends {
		if e.acked != e.next {
			return false
		}
	}
	return true
}

// A connection from its first packet to its last.
func TestPackets(t *testing.T) {
	if !inside(t) {
		return
	}
	d := newDump()
	netns.Wire{Seen: d.seen}.Open(t)
	// region:packets
	client, server := dial(t)
	d.after(3, "dialled")
	client.Write([]byte("hello"))
	read(t, server, 5)
	d.after(2, "the client has written")
	client.CloseWrite()
	d.after(2, "the client has closed its half")
	server.Write([]byte("world"))
	read(t, client, 5)
	d.after(2, "the server has written, as before")
	server.Close()
	d.after(2, "the server has closed")
	// endregion
	proof.Golden(t, "testdata/packets.txt", d.text())
}

// Close with bytes that nobody has read is not an orderly end.
func TestUnreadBytesMeanReset(t *testing.T) {
	if !inside(t) {
		return
	}
	d := newDump()
	netns.Wire{Seen: d.seen}.Open(t)
	// region:unread
	client, server := dial(t)
	d.after(3, "dialled")
	client.Write([]byte("a long request"))
	read(t, server, 6) // the rest stays in the kernel
	server.Write([]byte("413 too long"))
	d.after(4, "the server has read 6 bytes and answered")
	server.Close()
	d.after(1, "the server has closed")
	answer, err := io.ReadAll(client)
	// endregion
	d.after(0, fmt.Sprintf("the client has read %q and\n%v",
		answer, plain(err)))
	proof.Golden(t, "testdata/unread.txt", d.text())
}

// once loses the first packet with the data.
func once(data string) func(netns.Packet) bool {
	lost := false
	return func(p netns.Packet) bool {
		lose := !lost && string(p.Data) == data
		lost = lost || lose
		return lose
	}
}

// One segment is lost, once: what has come after it waits for it.
func TestHeadOfLine(t *testing.T) {
	if !inside(t) {
		return
	}
	d := newDump()
	netns.Wire{Lose: once("B"), Seen: d.seen}.Open(t)
	// region:hole
	client, server := dial(t)
	d.after(3, "dialled")
	buffer := make([]byte, 16)
	receive := func(packets int) {
		n, _ := server.Read(buffer)
		d.after(packets,
			fmt.Sprintf("the server has read %q", buffer[:n]))
	}
	client.Write([]byte("A"))
	receive(2)
	client.Write([]byte("B")) // will be lost once
	client.Write([]byte("C"))
	receive(5)
	// endregion
	proof.Golden(t, "testdata/hole.txt", d.text())
}
