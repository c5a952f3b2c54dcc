package sharding

import (
	"cmp"
	"slices"
)

// Node is a server on the ring.
type Node struct {
	Name, Zone string
	Weight     int // of its share; 0 is as 1
}

// region:start

// Ring is a circle of hashes. A key belongs to the nearest point clockwise.
type Ring struct{ points []point }

type point struct {
	at   uint64
	node Node
}

// NewRing places nodes, each with so many points a unit of weight. In what
// order they come does not matter.
func NewRing(points int, nodes ...Node) *Ring {
	r := &Ring{}
	for _, n := range nodes {
		r.points = append(r.points, point{Hash(n.Name), n})
	}
	slices.SortFunc(r.points, func(a, b point) int {
		return cmp.Compare(a.at, b.at)
	})
	return r
}

// Owners returns n different nodes for the copies of a key, or all if there
// are fewer; the first is the owner. While there are zones without a copy,
// the next copy goes there.
func (r *Ring) Owners(key string, n int) []string {
	start, _ := slices.BinarySearchFunc(r.points, Hash(key),
		func(p point, h uint64) int { return cmp.Compare(p.at, h) })
	var owners []string
	for i := range n {
		next := r.points[(start+i)%len(r.points)]
		owners = append(owners, next.node.Name)
	}
	return owners
}

// endregion
