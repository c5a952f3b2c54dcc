package sharding

import (
	"fmt"
	"slices"
	"testing"
)

const keys = 20_000

var names = func() (all [keys]string) {
	for i := range all {
		all[i] = fmt.Sprint("order:", i)
	}
	return all
}()

func key(i int) string { return names[i] }

func named(names ...string) (nodes []Node) {
	for _, name := range names {
		nodes = append(nodes, Node{Name: name})
	}
	return nodes
}

// shares is how many of the keys each node owns.
func shares(r *Ring) map[string]int {
	got := make(map[string]int)
	for i := range keys {
		got[r.Owners(key(i), 1)[0]]++
	}
	return got
}

func TestRingBalance(t *testing.T) {
	five := []string{"a", "b", "c", "d", "e"}
	got := shares(NewRing(200, named(five...)...))
	for _, name := range five {
		if n := got[name]; n < keys/5*80/100 || n > keys/5*120/100 {
			t.Errorf("%s has %d keys, want %d ± 20 %%", name, n, keys/5)
		}
	}
}

func TestRingJoin(t *testing.T) {
	before := NewRing(200, named("a", "b", "c", "d")...)
	after := NewRing(200, named("a", "b", "c", "d", "e")...)
	moved := 0
	for i := range keys {
		old, now := before.Owners(key(i), 1)[0], after.Owners(key(i), 1)[0]
		if old == now {
			continue
		}
		moved++
		if now != "e" {
			t.Fatalf("%s went from %s to %s, the new node is e", key(i),
				old, now)
		}
	}
	if moved < keys/5*80/100 || moved > keys/5*120/100 {
		t.Errorf("%d keys moved to the new node, want %d ± 20 %%", moved,
			keys/5)
	}
}

func TestRingOrder(t *testing.T) {
	one := NewRing(50, named("a", "b", "c")...)
	two := NewRing(50, named("c", "a", "b")...)
	for i := range 1000 {
		a, b := one.Owners(key(i), 2), two.Owners(key(i), 2)
		if !slices.Equal(a, b) {
			t.Fatalf("%s: %v and %v, by the order of the nodes", key(i),
				a, b)
		}
	}
}

func TestRingWeight(t *testing.T) {
	nodes := named("a", "b", "big")
	nodes[2].Weight = 2
	got := shares(NewRing(200, nodes...))
	if n := got["big"]; n < keys/2*80/100 || n > keys/2*120/100 {
		t.Errorf("a node of double weight has %d keys, want %d ± 20 %%",
			n, keys/2)
	}
}

func TestRingCopies(t *testing.T) {
	nodes := []Node{
		{Name: "a1", Zone: "a"}, {Name: "a2", Zone: "a"},
		{Name: "b1", Zone: "b"}, {Name: "b2", Zone: "b"},
		{Name: "c1", Zone: "c"},
	}
	r := NewRing(50, nodes...)
	for i := range 1000 {
		owners := r.Owners(key(i), 3)
		zones := map[byte]bool{}
		for _, name := range owners {
			zones[name[0]] = true
		}
		if len(zones) != 3 {
			t.Fatalf("3 copies in %v, want 3 zones", owners)
		}
		all := r.Owners(key(i), 9)
		slices.Sort(all)
		if len(slices.Compact(all)) != len(nodes) {
			t.Fatalf("9 copies in %v, want each node once", all)
		}
	}
}
