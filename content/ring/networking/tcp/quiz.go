// Package tcp shows what TCP and UDP tell a program in Go, and what they
// keep to themselves.
package tcp

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"syscall"
)

// loopback returns both ends of a connection.
func loopback() (client, server *net.TCPConn) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	s, err := l.Accept()
	if err != nil {
		panic(err)
	}
	return c.(*net.TCPConn), s.(*net.TCPConn)
}

// datagrams returns two sockets.
func datagrams() (a, b net.PacketConn) {
	a, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	b, err = net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	return a, b
}

// Boundaries sends two messages each way.
func Boundaries() {
	// region:boundaries
	client, server := loopback()
	client.Write([]byte("hello"))
	client.Write([]byte("you"))
	client.Close()
	all, err := io.ReadAll(server)
	fmt.Printf("TCP %q %v\n", all, err)

	a, b := datagrams()
	a.WriteTo([]byte("hello"), b.LocalAddr())
	a.WriteTo([]byte("you"), b.LocalAddr())
	small := make([]byte, 4)
	for range 2 {
		n, _, err := b.ReadFrom(small)
		fmt.Printf("UDP %q %v\n", small[:n], err)
	}
	// endregion
	server.Close()
	a.Close()
	b.Close()
}

// HalfClose ends one direction.
func HalfClose() {
	// region:half
	client, server := loopback()
	client.Write([]byte("question"))
	client.CloseWrite()

	all, err := io.ReadAll(server)
	fmt.Printf("%q %v\n", all, err)
	server.Write([]byte("answer"))
	server.Close()

	all, err = io.ReadAll(client)
	fmt.Printf("%q %v\n", all, err)
	_, err = client.Write([]byte("more"))
	fmt.Println(errors.Is(err, syscall.EPIPE))
	// endregion
	client.Close()
}

// Addresses asks what an address is.
func Addresses() {
	// region:addresses
	office := netip.MustParsePrefix("10.1.0.0/22")
	for _, s := range []string{
		"10.1.3.255", "10.1.4.0", "::ffff:10.1.0.1", "100.64.0.1",
	} {
		ip := netip.MustParseAddr(s)
		fmt.Println(s, office.Contains(ip), office.Contains(ip.Unmap()),
			ip.IsPrivate())
	}
	// endregion
}
