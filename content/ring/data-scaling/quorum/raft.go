package quorum

import (
	"cmp"
	"fmt"
	"strings"
)

// Entry is a command and the term of the leader that took it.
type Entry struct {
	Term    int
	Command string
}

// Server is one of a cluster in the sense of Raft.
type Server struct {
	Name   string
	Term   int
	Voted  string // for whom in this term
	Leader bool
	Log    []Entry
	Commit int // entries that will never change
}

// region:vote

// Vote grants a candidate the vote of this server: once a term, and only
// to a log that lacks nothing of its own.
func (s *Server) Vote(candidate *Server) bool {
	if candidate.Term < s.Term {
		return false
	}
	s.see(candidate.Term)
	free := s.Voted == "" || s.Voted == candidate.Name
	if !free || compare(candidate.Log, s.Log) < 0 {
		return false
	}
	s.Voted = candidate.Name
	return true
}

// see makes a server that hears of a greater term a follower in it.
func (s *Server) see(term int) {
	if term > s.Term {
		s.Term, s.Voted, s.Leader = term, "", false
	}
}

// compare puts logs in order: the term of the last entry, then the length.
func compare(a, b []Entry) int {
	last := func(log []Entry) int {
		if len(log) == 0 {
			return 0
		}
		return log[len(log)-1].Term
	}
	return cmp.Or(cmp.Compare(last(a), last(b)),
		cmp.Compare(len(a), len(b)))
}

// endregion

// Net says who can reach whom; all servers are in it.
type Net struct {
	Servers []*Server
	groups  map[string]int
}

// NewNet returns a cluster of servers that all see each other.
func NewNet(names ...string) *Net {
	n := &Net{groups: map[string]int{}}
	for _, name := range names {
		n.Servers = append(n.Servers, &Server{Name: name})
	}
	return n
}

// Split lets only those talk to each other whose names stand together.
func (n *Net) Split(groups ...string) {
	for i, group := range groups {
		for _, name := range strings.Fields(group) {
			n.groups[name] = i
		}
	}
}

// reach are the servers that hear this one, itself included.
func (n *Net) reach(from *Server) (heard []*Server) {
	for _, s := range n.Servers {
		if n.groups[s.Name] == n.groups[from.Name] {
			heard = append(heard, s)
		}
	}
	return heard
}

func (n *Net) server(name string) *Server {
	for _, s := range n.Servers {
		if s.Name == name {
			return s
		}
	}
	panic("no server " + name)
}

// region:lead

// Elect lets a server stand in a new term. A majority of all, not of those
// who answer, makes it the leader.
func (n *Net) Elect(name string) (votes int, won bool) {
	s := n.server(name)
	term := s.Term + 1
	s.Term, s.Voted, s.Leader = term, s.Name, false
	for _, other := range n.reach(s) {
		if other.Vote(s) {
			votes++
		}
		s.see(other.Term)
	}
	s.Leader = s.Term == term && votes > len(n.Servers)/2
	return votes, s.Leader
}

// Propose appends a command at the leader and sends its log to all it
// reaches. What a majority has is committed; nothing else is confirmed.
func (n *Net) Propose(name, command string) (committed bool) {
	s := n.server(name)
	if !s.Leader {
		return false
	}
	if command != "" {
		s.Log = append(s.Log, Entry{s.Term, command})
	}
	var accepted []*Server
	for _, other := range n.reach(s) {
		if s.Term < other.Term { // a newer leader has been elected
			s.see(other.Term)
			return false
		}
		other.see(s.Term)
		other.Log = append([]Entry(nil), s.Log...)
		accepted = append(accepted, other)
	}
	// An entry of an older term counts only under one of this term.
	own := len(s.Log) > 0 && s.Log[len(s.Log)-1].Term == s.Term
	if !own || len(accepted) <= len(n.Servers)/2 {
		return false
	}
	for _, other := range accepted {
		other.Commit = len(s.Log)
	}
	return true
}

// endregion

// String is the state of the cluster, a line a server; | follows what is
// committed.
func (n *Net) String() string {
	var out strings.Builder
	for _, s := range n.Servers {
		role := "follower"
		if s.Leader {
			role = "leader"
		}
		var log strings.Builder
		for i, e := range s.Log {
			fmt.Fprintf(&log, " %s@%d", e.Command, e.Term)
			if i+1 == s.Commit {
				log.WriteString(" |")
			}
		}
		fmt.Fprintf(&out, "  %s  term %d  %-9s%s\n", s.Name, s.Term, role,
			log.String())
	}
	return out.String()
}
