package sharding

import "slices"

// Modulo puts a key by the rest of the division.
func Modulo(key uint64, nodes int) int { return int(key % uint64(nodes)) }

// region:rendezvous

// Rendezvous lets every node bid for the key; the highest bid has it. When
// a node leaves, only its keys look for another, each for its own.
func Rendezvous(key uint64, nodes []uint64) int {
	best, owner := uint64(0), 0
	for i, node := range nodes {
		if bid := mix(key ^ node); bid >= best {
			best, owner = bid, i
		}
	}
	return owner
}

// endregion

// region:jump

// Jump needs no memory: it follows the key through the history of the
// cluster, from the first node on, and jumps to those at which it moved.
// Nodes are numbers, and only the last one may leave. (Lamping, Veach)
func Jump(key uint64, nodes int) int {
	at, next := int64(-1), int64(0)
	for next < int64(nodes) {
		at = next
		key = key*2862933555777941757 + 1
		next = int64(float64(at+1) *
			(float64(1<<31) / float64(key>>33+1)))
	}
	return int(at)
}

// endregion

// region:slots

// Slots is a directory: a key has its slot for ever, a slot has a node,
// and somebody decides which.
type Slots []int

// NewSlots deals the slots out evenly.
func NewSlots(slots, nodes int) Slots {
	s := make(Slots, slots)
	for i := range s {
		s[i] = i % nodes
	}
	return s
}

// Node is where the key is now.
func (s Slots) Node(key uint64) int { return s[key%uint64(len(s))] }

// Grow takes slots for a new node from those that have most.
func (s Slots) Grow() Slots {
	counts := make([]int, slices.Max(s)+2)
	for _, node := range s {
		counts[node]++
	}
	grown, joined := slices.Clone(s), len(counts)-1
	for i := range grown {
		share := len(s) / len(counts)
		if counts[joined] == share {
			break
		}
		if from := grown[i]; counts[from] == slices.Max(counts) {
			counts[from]--
			counts[joined]++
			grown[i] = joined
		}
	}
	return grown
}

// endregion
