package sharding

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"testing"

	"route500k/content/internal/proof"
)

// way finds the node of every key, before and after a change.
type way struct {
	name          string
	before, after func(key string) int
}

func nodes(n int) (all []Node, bids []uint64) {
	for i := range n {
		name := fmt.Sprint("node", i)
		all = append(all, Node{Name: name})
		bids = append(bids, Hash(name))
	}
	return all, bids
}

// onRing is the number of the node that owns the key on a ring.
func onRing(points int, all []Node) func(string) int {
	r := NewRing(points, all...)
	numbers := make(map[string]int)
	for i, n := range all {
		numbers[n.Name] = i
	}
	return func(key string) int { return numbers[r.Owners(key, 1)[0]] }
}

func ways(from, to int) []way {
	few, fewBids := nodes(from)
	many, manyBids := nodes(to)
	slots := NewSlots(1024, from)
	grown := slots.Grow()
	hashed := func(f func(uint64) int) func(string) int {
		return func(key string) int { return f(Hash(key)) }
	}
	list := []way{{"hash mod n",
		hashed(func(h uint64) int { return Modulo(h, from) }),
		hashed(func(h uint64) int { return Modulo(h, to) })}}
	for _, points := range []int{1, 10, 100, 1000} {
		list = append(list, way{fmt.Sprint("ring, points: ", points),
			onRing(points, few), onRing(points, many)})
	}
	return append(list,
		way{"rendezvous",
			hashed(func(h uint64) int { return Rendezvous(h, fewBids) }),
			hashed(func(h uint64) int { return Rendezvous(h, manyBids) })},
		way{"jump",
			hashed(func(h uint64) int { return Jump(h, from) }),
			hashed(func(h uint64) int { return Jump(h, to) })},
		way{"1024 slots", hashed(slots.Node), hashed(grown.Node)})
}

// The eleventh node joins.
func TestMoves(t *testing.T) {
	const from, to = 10, 11
	var out strings.Builder
	fmt.Fprintf(&out, "%d keys, %d nodes, then %d\n\n", keys, from, to)
	fmt.Fprintf(&out, "%-19s%12s%12s%12s%12s\n", "", "moved, %",
		"needless, %", "fullest, %", "emptiest, %")
	for _, w := range ways(from, to) {
		moved, needless := 0, 0
		counts := make([]int, to)
		for i := range keys {
			old, now := w.before(key(i)), w.after(key(i))
			counts[now]++
			if old != now {
				moved++
				if now != to-1 {
					needless++
				}
			}
		}
		percent := func(n int) float64 { return 100 * float64(n) / keys }
		fmt.Fprintf(&out, "%-19s%12.1f%12.1f%12.0f%12.0f\n", w.name,
			percent(moved), percent(needless),
			percent(slices.Max(counts))*to, percent(slices.Min(counts))*to)
	}
	proof.Golden(t, "testdata/moves.txt", out.String())
}

// The fourth of ten nodes dies: who gets its keys?
func TestDeath(t *testing.T) {
	const dead = "node3"
	all, bids := nodes(10)
	left := slices.DeleteFunc(slices.Clone(all), func(n Node) bool {
		return n.Name == dead
	})
	leftBids := slices.Delete(slices.Clone(bids), 3, 4)
	var out strings.Builder
	fmt.Fprintf(&out, "%-19s%18s%22s\n", "one of 10 dies",
		"its keys, %", "to one neighbour, %")
	show := func(name string, before, after func(string) string) {
		lost, heirs := 0, map[string]int{}
		for i := range keys {
			if before(key(i)) == dead {
				lost++
				heirs[after(key(i))]++
			}
		}
		most := 0
		for _, n := range heirs {
			most = max(most, n)
		}
		fmt.Fprintf(&out, "%-19s%18.1f%22.0f\n", name,
			100*float64(lost)/keys, 100*float64(most)/float64(lost))
	}
	for _, points := range []int{1, 10, 100} {
		before, after := NewRing(points, all...), NewRing(points, left...)
		show(fmt.Sprint("ring, points: ", points),
			func(k string) string { return before.Owners(k, 1)[0] },
			func(k string) string { return after.Owners(k, 1)[0] })
	}
	show("rendezvous",
		func(k string) string { return all[Rendezvous(Hash(k), bids)].Name },
		func(k string) string {
			return left[Rendezvous(Hash(k), leftBids)].Name
		})
	proof.Golden(t, "testdata/death.txt", out.String())
}

// A hash seeded by the process sends a key elsewhere in every process.
func TestSeeds(t *testing.T) {
	one, two := maphash.MakeSeed(), maphash.MakeSeed()
	differ := 0
	for i := range 1000 {
		if maphash.String(one, key(i))%16 != maphash.String(two, key(i))%16 {
			differ++
		}
	}
	if differ < 800 {
		t.Error("two seeds agree on", 1000-differ, "of 1000 keys")
	}
}
