package sharding

import (
	"sync"
	"time"
)

// region:snowflake

// Epoch is where the time of the ids begins: 41 bits last for 69 years.
var Epoch = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	nodeBits     = 10
	sequenceBits = 12 // 4096 ids a millisecond
)

// Generator makes ids of 63 bits: time, node, number. No two processes may
// have the same node at the same time; who gives the numbers out sees to
// that: the ordinal of a StatefulSet, a lease in a database. After a
// restart it has only the clock to go by.
type Generator struct {
	Node int64 // 0 to 1023

	mu   sync.Mutex
	last int64 // millisecond since Epoch
	next int64 // number in it
}

// Next returns an id greater than all before it. When the clock goes back
// or the numbers run out, it borrows from the milliseconds to come.
func (g *Generator) Next() int64 {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Since(Epoch).Milliseconds()
	if now > g.last {
		g.last, g.next = now, 0
	}
	if g.next == 1<<sequenceBits {
		g.last, g.next = g.last+1, 0
	}
	id := g.last<<(nodeBits+sequenceBits) | g.Node<<sequenceBits | g.next
	g.next++
	return id
}

// endregion

// Time is when the id was made.
func Time(id int64) time.Time {
	ms := id >> (nodeBits + sequenceBits)
	return Epoch.Add(time.Duration(ms) * time.Millisecond)
}
