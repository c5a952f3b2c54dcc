package quorum

import (
	"fmt"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// A leader is cut off with a minority and comes back.
func TestRaft(t *testing.T) {
	var out strings.Builder
	n := NewNet("A", "B", "C", "D", "E")
	elect := func(name string) {
		votes, won := n.Elect(name)
		fmt.Fprintf(&out, "%s stands in term %d: %d votes, leader: %t\n",
			name, n.server(name).Term, votes, won)
	}
	propose := func(name, command string) {
		fmt.Fprintf(&out, "%s takes %s: committed: %t\n", name, command,
			n.Propose(name, command))
	}
	elect("A")
	propose("A", "x=1")
	n.Split("A B", "C D E")
	fmt.Fprintln(&out, "the network parts A, B from C, D, E")
	propose("A", "x=2")
	elect("C")
	propose("C", "x=3")
	fmt.Fprint(&out, n)
	n.Split("A B C D E")
	fmt.Fprintln(&out, "the network is whole again")
	propose("A", "x=4")
	elect("B") // in this term the majority has voted for C
	elect("B") // and in any term the log of B is behind
	elect("D")
	propose("D", "x=5")
	fmt.Fprint(&out, n)
	proof.Golden(t, "testdata/raft.txt", out.String())
}

// Two stand in the same term: nobody may win, never two.
func TestSplitVote(t *testing.T) {
	n := NewNet("A", "B", "C", "D")
	n.Split("A B", "C D")
	_, a := n.Elect("A")
	_, c := n.Elect("C")
	if a || c {
		t.Error("half of four is no majority", n)
	}
	n.Split("A B C D")
	if votes, won := n.Elect("A"); votes != 4 || !won {
		t.Error("in the next term:", votes, n)
	}
}

// A committed entry survives every election that can be won.
func TestCommittedStays(t *testing.T) {
	for _, first := range subsets(5, 3) {
		for _, second := range subsets(5, 3) {
			n := NewNet("A", "B", "C", "D", "E")
			group := func(members []int) (inside string) {
				var names [2][]string
				for i, s := range n.Servers {
					side := 1
					for _, m := range members {
						if m == i {
							side = 0
						}
					}
					names[side] = append(names[side], s.Name)
				}
				n.Split(strings.Join(names[0], " "),
					strings.Join(names[1], " "))
				return names[0][0]
			}
			leader := group(first)
			n.Elect(leader)
			if !n.Propose(leader, "x=1") {
				t.Fatal("three of five commit", n)
			}
			group(second)
			for _, i := range second {
				s := n.Servers[i]
				for range 3 { // its term may be behind
					n.Elect(s.Name)
				}
				if s.Leader && (len(s.Log) == 0 ||
					s.Log[0].Command != "x=1") {
					t.Fatal(s.Name, "leads without x=1\n", n)
				}
			}
		}
	}
}
