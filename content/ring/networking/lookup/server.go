// Package lookup asks for names: of a small DNS server that answers from a
// table and remembers what it was asked.
package lookup

import (
	"encoding/binary"
	"io"
	"net"
	"strings"
	"sync"

	"golang.org/x/net/dns/dnsmessage"
)

// region:record
// Record is one line of a zone: A or CNAME, and for how many seconds a
// resolver may keep it.
type Record struct {
	TTL   uint32
	A     [4]byte
	CNAME string // with a dot at the end, as all names here
}

// Server is authoritative for what its zone has.
type Server struct {
	mu    sync.Mutex
	zone  map[string][]Record
	asked []string
}

// endregion

// NewServer has the given zone.
func NewServer(zone map[string][]Record) *Server {
	return &Server{zone: zone}
}

// Set replaces what the zone has of a name.
func (s *Server) Set(name string, records ...Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.zone[name] = records
}

// Asked returns the questions since the last call, each as "udp A name.".
func (s *Server) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

// region:answer
// answer follows a CNAME within the zone, as a server does that has both.
func (s *Server) answer(m dnsmessage.Message) dnsmessage.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := m.Questions[0]
	m.Header.Response, m.Header.Authoritative = true, true
	m.Answers, m.Additionals = nil, nil // Go's question has an EDNS record

	name := strings.ToLower(q.Name.String())
	for found := true; found; {
		var alias string
		for _, r := range s.zone[name] {
			h := dnsmessage.ResourceHeader{
				Name:  dnsmessage.MustNewName(name),
				Class: dnsmessage.ClassINET, TTL: r.TTL,
			}
			switch {
			case r.CNAME != "":
				alias = r.CNAME
				m.Answers = append(m.Answers, dnsmessage.Resource{
					Header: h, Body: &dnsmessage.CNAMEResource{
						CNAME: dnsmessage.MustNewName(alias)},
				})
			case q.Type == dnsmessage.TypeA:
				m.Answers = append(m.Answers, dnsmessage.Resource{
					Header: h, Body: &dnsmessage.AResource{A: r.A},
				})
			}
		}
		if len(s.zone[name]) == 0 { // not even of another type
			m.Header.RCode = dnsmessage.RCodeNameError // NXDOMAIN
		}
		name, found = alias, alias != ""
	}
	return m
}

// endregion

// respond turns a packed question into a packed answer of at most max
// bytes: one that does not fit comes empty, with a sign to ask by TCP.
func (s *Server) respond(network string, question []byte, max int) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil || len(m.Questions) != 1 {
		return nil
	}
	q := m.Questions[0]
	kind := strings.TrimPrefix(q.Type.String(), "Type")
	s.mu.Lock()
	s.asked = append(s.asked, network+" "+kind+" "+q.Name.String())
	s.mu.Unlock()

	m = s.answer(m)
	packed, err := m.Pack()
	if err == nil && len(packed) > max {
		m.Answers, m.Header.Truncated = nil, true
		packed, err = m.Pack()
	}
	if err != nil {
		return nil
	}
	return packed
}

// ServeUDP answers until the connection is closed.
func (s *Server) ServeUDP(conn net.PacketConn) {
	buffer := make([]byte, 1<<12)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		if out := s.respond("udp", buffer[:n], 1232); out != nil {
			conn.WriteTo(out, from)
		}
	}
}

// ServeTCP answers until the listener is closed. Before each message
// stands its length.
func (s *Server) ServeTCP(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		var size [2]byte
		if _, err := io.ReadFull(conn, size[:]); err == nil {
			question := make([]byte, binary.BigEndian.Uint16(size[:]))
			io.ReadFull(conn, question)
			out := s.respond("tcp", question, 1<<16-1)
			conn.Write(append(binary.BigEndian.AppendUint16(
				nil, uint16(len(out))), out...))
		}
		conn.Close()
	}
}
