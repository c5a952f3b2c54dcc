package sharding

import (
	"cmp"
	"fmt"
	"slices"
)

// Node is a server on the ring.
type Node struct {
	Name, Zone string
	Weight     int // of its share; 0 is as 1
}

// region:solution

// Ring is a circle of hashes. A key belongs to the nearest point clockwise;
// a node has as many points as its weight asks for.
type Ring struct {
	points []point // sorted
	nodes  int
}

type point struct {
	at   uint64
	node Node
}

// NewRing places nodes, each with so many points a unit of weight. In what
// order they come does not matter.
func NewRing(points int, nodes ...Node) *Ring {
	r := &Ring{nodes: len(nodes)}
	for _, n := range nodes {
		for i := range points * max(n.Weight, 1) {
			at := Hash(fmt.Sprintf("%s#%d", n.Name, i))
			r.points = append(r.points, point{at, n})
		}
	}
	slices.SortFunc(r.points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.at, b.at),
			cmp.Compare(a.node.Name, b.node.Name))
	})
	return r
}

// Owners returns n different nodes for the copies of a key, or all if there
// are fewer; the first is the owner. While there are zones without a copy,
// the next copy goes there.
func (r *Ring) Owners(key string, n int) []string {
	h := Hash(key)
	start, _ := slices.BinarySearchFunc(r.points, h,
		func(p point, h uint64) int { return cmp.Compare(p.at, h) })
	var owners, zones, spare []string // spare: their zone has a copy
	for i := range r.points {
		if len(owners) == n || len(owners)+len(spare) == r.nodes {
			break
		}
		node := r.points[(start+i)%len(r.points)].node
		switch {
		case slices.Contains(owners, node.Name),
			slices.Contains(spare, node.Name):
		case slices.Contains(zones, node.Zone):
			spare = append(spare, node.Name)
		default:
			zones = append(zones, node.Zone)
			owners = append(owners, node.Name)
		}
	}
	missing := min(n-len(owners), len(spare))
	return append(owners, spare[:missing]...)
}

// endregion
