//go:build linux

package netns

import (
	"encoding/binary"
	"net/netip"
	"os"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A server listens at Near, its client dials Far: between them is a Wire.
const (
	Near = "10.0.0.1"
	Far  = "10.0.0.2"
)

// Wire is a network through which this machine talks to itself. What the
// kernel sends to Far comes back as if Far had sent it, so both ends are
// the real TCP, and what happens on the way is ours.
type Wire struct {
	// Lose says which packets do not arrive; nil: all do.
	Lose func(Packet) bool
	// Seen is told of each packet that was sent, after its arrival if
	// there is no delay; nil: nobody is.
	Seen func(p Packet, lost bool)
	// Delay is one way.
	Delay time.Duration
	// Rate is in bytes a second, Queue what waits for it; zero: no limit.
	Rate, Queue int
}

// Packet is what a Wire carries.
type Packet struct {
	From, To uint16 // ports: the addresses are always the same two
	TCP      bool
	Flags    Flags
	Seq, Ack uint32
	Data     []byte
}

// Flags are those of TCP.
type Flags uint8

// Flags of the header, RFC 9293.
const (
	FIN Flags = 1 << iota
	SYN
	RST
	PSH
	ACK
)

// Open makes the wire; it is there until the test ends.
func (w Wire) Open(t *testing.T) {
	t.Helper()
	fd, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Skip("no tunnels here:", err)
	}
	const name = "wire"
	ifr, err := unix.NewIfreq(name)
	if err != nil {
		t.Fatal(err)
	}
	ifr.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(fd, unix.TUNSETIFF, ifr); err != nil {
		t.Skip("no tunnels here:", err)
	}
	address := func(request uint, ip string) {
		four := netip.MustParseAddr(ip).As4()
		if err := ifr.SetInet4Addr(four[:]); err != nil {
			t.Fatal(err)
		}
		control(t, request, ifr)
	}
	address(unix.SIOCSIFADDR, Near)
	address(unix.SIOCSIFNETMASK, "255.255.255.0")
	up(t, name)
	if err := unix.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	device := os.NewFile(uintptr(fd), name)
	var carriers sync.WaitGroup
	carriers.Go(func() { w.carry(device) })
	t.Cleanup(func() {
		device.Close()
		carriers.Wait()
	})
}

type sent struct {
	packet []byte
	at     time.Time
}

func (w Wire) carry(device *os.File) {
	late := make(chan sent, 1<<16)
	defer close(late)
	go func() {
		for s := range late {
			time.Sleep(time.Until(s.at))
			device.Write(s.packet)
		}
	}()
	var free time.Time // when the line has sent all before
	buffer := make([]byte, 1<<16)
	for {
		n, err := device.Read(buffer)
		if err != nil {
			return
		}
		ip := buffer[:n]
		p, ok := parse(ip)
		if !ok {
			continue
		}
		if w.Lose != nil && w.Lose(p) {
			w.seen(p, true)
			continue
		}
		// Checksums are sums: they stay right when two terms change places.
		for i := range 4 {
			ip[12+i], ip[16+i] = ip[16+i], ip[12+i]
		}
		if w.Delay == 0 && w.Rate == 0 {
			device.Write(ip)
			w.seen(p, false)
			continue
		}
		now := time.Now()
		if w.Rate > 0 && len(p.Data) > 0 {
			if free.Before(now) {
				free = now
			}
			waiting := int(free.Sub(now).Seconds() * float64(w.Rate))
			if waiting > w.Queue {
				w.seen(p, true) // no room: a router drops
				continue
			}
			free = free.Add(time.Duration(n) * time.Second /
				time.Duration(w.Rate))
			now = free
		}
		late <- sent{append([]byte(nil), ip...), now.Add(w.Delay)}
		w.seen(p, false)
	}
}

func (w Wire) seen(p Packet, lost bool) {
	if w.Seen != nil {
		w.Seen(p, lost)
	}
}

// parse reads IPv4 with TCP or UDP in it.
func parse(ip []byte) (p Packet, ok bool) {
	if len(ip) < 28 || ip[0]>>4 != 4 {
		return p, false
	}
	body := ip[int(ip[0]&15)*4:]
	p.From = binary.BigEndian.Uint16(body)
	p.To = binary.BigEndian.Uint16(body[2:])
	switch ip[9] {
	case unix.IPPROTO_TCP:
		p.TCP = true
		p.Seq = binary.BigEndian.Uint32(body[4:])
		p.Ack = binary.BigEndian.Uint32(body[8:])
		p.Flags = Flags(body[13])
		p.Data = body[int(body[12]>>4)*4:]
	case unix.IPPROTO_UDP:
		p.Data = body[8:]
	default:
		return p, false
	}
	return p, true
}
